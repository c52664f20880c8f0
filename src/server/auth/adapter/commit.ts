import { setTimeout as sleep } from "node:timers/promises";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { AuthTable } from "./row-reader.ts";
import type { Write } from "./row-writes.ts";

const maxTries = 8;
const firstPauseMs = 20;
const retriable = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/** A row changed between reading and writing: nothing was written, and reading again will tell why. */
export class StaleRead extends Error {}

/** A value that must be unique is in use: nothing was written. */
export class ValueTaken extends Error {
  readonly model: string;
  readonly field: string;

  constructor({ model, field }: { model: string; field: string }) {
    super(`Another ${model} has this ${field}`);
    this.model = model;
    this.field = field;
  }
}

/**
 * All the writes or none. Transactions that meet on the same items at the same moment are tried again.
 * @throws StaleRead, ValueTaken
 */
export async function commit({ client }: AuthTable, writes: Write[]): Promise<void> {
  if (writes.length === 0) return;
  const TransactItems = writes.map((write) => write.item);
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? "");
      const refused = writes.filter((_, position) => codes[position] === "ConditionalCheckFailed");
      if (refused.some((write) => !write.taken)) throw new StaleRead();
      const taken = refused.find((write) => write.taken)?.taken;
      if (taken) throw new ValueTaken(taken);
      if (attempt === maxTries || !codes.some((code) => retriable.has(code))) throw error;
      await sleep(Math.random() * firstPauseMs * 2 ** attempt);
    }
  }
}
