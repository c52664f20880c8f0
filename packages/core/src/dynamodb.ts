import { DynamoDBClient, TransactionConflictException } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { env } from "./env.ts";

/**
 * One client for the process. A few tries with backoff and some seconds each bound what a caller
 * waits for an engine that is slow or down; past that the caller hears STORE_UNAVAILABLE.
 */
export const dynamodb = new DynamoDBClient({
  region: env.AWS_REGION,
  ...(env.DYNAMODB_ENDPOINT && { endpoint: env.DYNAMODB_ENDPOINT }),
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
});

// A write that meets a transaction on its item fails by an error that the SDK does not try again by itself.
dynamodb.middlewareStack.add(
  (next) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      if (error instanceof TransactionConflictException) error.$retryable = {};
      throw error;
    }
  },
  { step: "deserialize", priority: "high", name: "retryTransactionConflicts" },
);

const client = DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } });

export const documentClient = (): DynamoDBDocumentClient => client;
