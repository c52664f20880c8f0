import { dynamodb } from "@dropify/core/dynamodb";
import { z } from "zod";

/** What an action sent to DynamoDB, and what DynamoDB charges for it. */
export interface Counted {
  /** The commands of the requests, each try for itself. */
  commands: string[];
  /** Request units of the on-demand price, indexes included. */
  readUnits: number;
  writeUnits: number;
}

const Capacity = z.object({ CapacityUnits: z.number(), WriteCapacityUnits: z.number().optional() });
const Answer = z.object({
  output: z.object({ ConsumedCapacity: z.union([Capacity, z.array(Capacity)]).optional() }),
});
const nothing = (): Counted => ({ commands: [], readUnits: 0, writeUnits: 0 });

let counted = nothing();

// Behind the retries, so that each try counts: a try is what DynamoDB sees and bills.
dynamodb.middlewareStack.add(
  (next, context) => (args) => {
    counted.commands.push(context.commandName ?? "unnamed");
    return next(args);
  },
  { step: "finalizeRequest", name: "countRequests", priority: "low" },
);

dynamodb.middlewareStack.add(
  (next, context) => async (args) => {
    const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
    const { ConsumedCapacity = [] } = Answer.parse(answer).output;
    const reads = /^(Get|BatchGet|TransactGet|Query)/.test(context.commandName ?? "");
    for (const { CapacityUnits, WriteCapacityUnits } of [ConsumedCapacity].flat()) {
      if (reads) counted.readUnits += CapacityUnits;
      else counted.writeUnits += WriteCapacityUnits ?? CapacityUnits;
    }
    return answer;
  },
  { step: "initialize", name: "countUnits" },
);

/** Runs an action alone and tells what it asked of DynamoDB. */
export async function countRequests<T>(action: () => Promise<T>): Promise<{ result: T; counted: Counted }> {
  counted = nothing();
  const result = await action();
  return { result, counted };
}
