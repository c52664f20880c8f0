import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { execute } from "dynamodb-toolbox/entity/actions/transactWrite";

type WriteTransaction = Extract<Parameters<typeof execute>[number], { entity: object }>;

const maxTries = 8;
const firstPauseMs = 20;

/** The transaction's conditions did not hold: nothing was written. */
export class ConditionsFailed extends Error {
  /** By position in the transaction: did that write's condition fail, and what is there instead? */
  readonly failures: { failed: boolean; item?: Record<string, unknown> }[];

  constructor(failures: ConditionsFailed["failures"]) {
    super("The conditions of a transaction did not hold");
    this.failures = failures;
  }
}

/**
 * Writes all or nothing. Transactions that touch the same items at the same moment are tried again
 * with jittered backoff.
 * @param intent where the same writes may be meant twice: a text of this call's own
 * @throws ConditionsFailed when a condition did not hold
 */
export async function transact(writes: WriteTransaction[], intent = ""): Promise<void> {
  const clientRequestToken = tokenOf(writes, intent);
  for (let attempt = 1; ; attempt++) {
    try {
      await execute({ clientRequestToken }, ...writes);
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      if (reasons.some((reason) => reason.Code === "ConditionalCheckFailed")) {
        throw new ConditionsFailed(
          reasons.map((reason) => ({
            failed: reason.Code === "ConditionalCheckFailed",
            ...(reason.Item && { item: unmarshall(reason.Item) }),
          })),
        );
      }
      const worthAnotherTry = reasons.some((reason) => retriable.has(reason.Code ?? ""));
      if (!worthAnotherTry || attempt === maxTries) throw error;
      await sleep(Math.random() * firstPauseMs * 2 ** attempt);
    }
  }
}

const retriable = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/**
 * The idempotency token follows from what the transaction does. Nearly each of ours names an id that it
 * creates or deletes for good, so that the same content means the same intent.
 */
function tokenOf(writes: WriteTransaction[], intent: string): string {
  const content = JSON.stringify([intent, ...writes.map((write) => write.params())]);
  return createHash("sha256").update(content).digest("base64url").slice(0, 36);
}
