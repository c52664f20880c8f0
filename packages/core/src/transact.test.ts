import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { afterEach, expect, test } from "vitest";
import { dynamodb } from "./dynamodb.ts";
import { newId } from "./id.ts";
import { getQuota, openLedger, reserve } from "./quota/ledger.ts";
import { ConditionsFailed, transact } from "./transact.ts";

const canceled = (Code: string) =>
  new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${Code}]`,
    CancellationReasons: [{ Code }],
    $metadata: { httpStatusCode: 400 },
  });

/** Answers the first `times` transactions with this reason, in place of the engine. @returns how many were sent */
function obstruct(Code: string, times: number): () => number {
  let sent = 0;
  dynamodb.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === "TransactWriteItemsCommand" && ++sent <= times) throw canceled(Code);
        return next(args);
      },
    { step: "finalizeRequest", priority: "low", name: "obstruct" },
  );
  return () => sent;
}

afterEach(() => void dynamodb.middlewareStack.remove("obstruct"));

test.each(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"])(
  "a transaction that meets %s is tried again, and done once",
  async (reason) => {
    const userId = newId();
    await openLedger(userId);
    const sent = obstruct(reason, 3);

    await transact([reserve(userId, 7)]);

    expect(sent()).toBe(4);
    expect(await getQuota(userId)).toMatchObject({ storageReserved: 7 });
  },
);

test("a conflict that does not end is handed on after eight tries, with nothing written", async () => {
  const userId = newId();
  await openLedger(userId);
  const sent = obstruct("TransactionConflict", Number.POSITIVE_INFINITY);

  await expect(transact([reserve(userId, 7)])).rejects.toBeInstanceOf(TransactionCanceledException);

  expect(sent()).toBe(8);
  expect(await getQuota(userId)).toMatchObject({ storageReserved: 0 });
});

test("a condition that does not hold is told at once, and not tried again", async () => {
  const userId = newId();
  await openLedger(userId);
  const sent = obstruct("none", 0);
  const { quotaBytes } = await getQuota(userId);

  await expect(transact([reserve(userId, quotaBytes + 1)])).rejects.toBeInstanceOf(ConditionsFailed);

  expect(sent()).toBe(1);
});
