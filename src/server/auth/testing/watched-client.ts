import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { env } from "@dropify/core/env";

/**
 * A client of the real engine that notes each request, and into whose way something can be put: an error
 * that is thrown in place of the engine's answer.
 */
export function watchedClient(
  obstruct: (command: string, nth: number) => Error | undefined = () => undefined,
) {
  const requests: string[] = [];
  const dynamodb = new DynamoDBClient({
    region: env.AWS_REGION,
    ...(env.DYNAMODB_ENDPOINT && { endpoint: env.DYNAMODB_ENDPOINT }),
    maxAttempts: 1,
  });
  dynamodb.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        const error = obstruct(commandName, requests.push(commandName));
        if (error) throw error;
        return next(args);
      },
    { step: "finalizeRequest", priority: "low" },
  );
  return { client: DynamoDBDocumentClient.from(dynamodb), requests };
}
