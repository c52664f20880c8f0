import { dynamodb } from "@dropify/core/dynamodb";

let sent: string[] = [];

// Behind the retries, so that each try counts: a try is what DynamoDB sees and bills.
dynamodb.middlewareStack.add(
  (next, context) => (args) => {
    sent.push(context.commandName ?? "unnamed");
    return next(args);
  },
  { step: "finalizeRequest", name: "countRequests", priority: "low" },
);

/** Runs an action alone and tells which requests it sent to DynamoDB, by the names of their commands. */
export async function countRequests<T>(action: () => Promise<T>): Promise<{ result: T; commands: string[] }> {
  sent = [];
  const result = await action();
  return { result, commands: [...sent] };
}
