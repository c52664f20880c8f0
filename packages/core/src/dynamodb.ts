import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { countThrottles } from "./count-throttles.ts";
import { env } from "./env.ts";
import { markPassing, whereErrorsAreKnown } from "./passing-errors.ts";
import { aroundCalls, traced } from "./traced.ts";

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

dynamodb.middlewareStack.add(
  (next) => (args) =>
    next(args).catch((error: unknown) => {
      countThrottles(error);
      return markPassing(error);
    }),
  whereErrorsAreKnown,
);

dynamodb.middlewareStack.add(
  (next, { commandName = "call" }) =>
    (args) => {
      const table = "TableName" in args.input ? args.input.TableName : undefined;
      return traced(`DynamoDB ${commandName}`, { "aws.dynamodb.table_names": table }, () => next(args));
    },
  aroundCalls,
);

const client = DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } });

export const documentClient = (): DynamoDBDocumentClient => client;
