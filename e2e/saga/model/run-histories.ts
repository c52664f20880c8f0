import { isDeepStrictEqual } from "node:util";
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { documentClient, dynamodb } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import { downloadFile } from "@dropify/core/files/files";
import { getQuota } from "@dropify/core/quota/ledger";
import { sweep } from "@dropify/core/sweeper/sweep";
import { expect } from "vitest";
import { z } from "zod";
import type { Left } from "../store-watch.ts";
import { Died, dyingAt } from "./crash-scope.ts";
import type { Crash, History } from "./history.ts";
import { canBeOrdered, type Span } from "./linearize.ts";
import { bytesOf, Owner } from "./owner.ts";
import { ledgerOf, type State } from "./spec.ts";

/** All that is in the store. */
type Watch = () => Promise<Left>;

const Row = z.object({
  sortKey: z.string(),
  fileId: z.string().optional(),
  fileName: z.coerce.number().optional(),
  trashedAt: z.string().optional(),
  fileSize: z.number().optional(),
});
type Row = z.infer<typeof Row>;
const isUpload = ({ sortKey }: Row): boolean => sortKey.startsWith("upload#");
const isFile = ({ sortKey }: Row): boolean => /^\d/.test(sortKey);

/**
 * Lives all histories at once, each by an owner of its own, and checks each against the model; then sweeps when
 * everything is due, and checks what is left.
 */
export async function runHistories(histories: History[], watch: Watch): Promise<void> {
  const sweeps: Span[] = [];
  const sweepNow = async (crash: Crash | undefined) => {
    const began = performance.now();
    await (crash ? dyingAt(crash, sweep) : sweep()).catch(async (error: unknown) => {
      if (!(error instanceof Died)) throw error;
      await endLease();
    });
    sweeps.push({ began, ended: performance.now() });
  };
  const lives = histories.map((history) => ({ history, owner: new Owner(sweepNow) }));
  await Promise.all(lives.map(({ owner, history }) => owner.live(history)));
  await Promise.all(lives.map(({ owner, history }) => expectModelled(owner, history, sweeps)));

  const { ran, failed } = await sweep(new Date(Date.now() + 40 * 86_400_000));
  expect({ ran, failed }).toEqual({ ran: true, failed: 0 });
  const { objects, parts } = await watch();
  const leftOf = ({ userId }: Owner): Left => {
    const isTheirs = (key: string) => key.startsWith(`${userId}/`);
    return { objects: objects.filter(isTheirs), parts: parts.filter(isTheirs) };
  };
  await Promise.all(lives.map(({ owner }) => expectSwept(owner, leftOf(owner))));
}

/** Some order of what was done must answer as it was answered, and end as it is found. */
async function expectModelled({ userId, events }: Owner, history: History, sweeps: Span[]): Promise<void> {
  const rows = await rowsOf(userId);
  const found = Object.fromEntries(
    rows.filter((row) => isUpload(row) || isFile(row)).map((row) => [row.fileName, stateOf(row)]),
  );
  const { quotaBytes, storageUsed, storageReserved, storageAvailable } = await getQuota(userId);
  const ledger = {
    quota: quotaBytes,
    used: storageUsed,
    reserved: storageReserved,
    available: storageAvailable,
  };
  const isEnd = (state: State) => {
    const there = Object.entries(state.items).filter(([, item]) =>
      ["pending", "file", "trashed"].includes(item.state),
    );
    return (
      isDeepStrictEqual(Object.fromEntries(there.map(([slot, item]) => [slot, item.state])), found) &&
      isDeepStrictEqual(ledgerOf(state), ledger)
    );
  };
  if (canBeOrdered({ quota: env.QUOTA_BYTES, items: {} }, events, sweeps, isEnd)) return;
  const told = events.map(
    ({ step, answer, began, ended }) => `${began} to ${ended}: ${JSON.stringify(step)} → ${answer}`,
  );
  throw new Error(
    `No order of these events ends so: ${JSON.stringify({ found, ledger })}\n${told.join("\n")}\n${JSON.stringify(history)}`,
  );
}

/** Used is the sum of the files that are left, byte for byte; nothing else is in the store or reserved. */
async function expectSwept({ userId }: Owner, left: Left): Promise<void> {
  const rows = await rowsOf(userId);
  expect(rows.filter(isUpload)).toEqual([]);
  const files = rows.filter(isFile);
  const used = files.reduce((sum, { fileSize = 0 }) => sum + fileSize, 0);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: used, storageReserved: 0 });
  expect(left).toEqual({
    objects: files.map(({ fileId }) => `${userId}/${fileId}`).toSorted(),
    parts: [],
  });
  for (const { fileId = "", fileName = 0, fileSize = 0 } of files) {
    const { url } = await downloadFile(userId, fileId);
    const body = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(body.equals(Buffer.concat(bytesOf(fileName, fileSize))), `the bytes of ${fileId}`).toBe(true);
  }
}

function stateOf(row: Row): string {
  if (isUpload(row)) return "pending";
  return row.trashedAt ? "trashed" : "file";
}

async function rowsOf(userId: string): Promise<Row[]> {
  const { Items = [] } = await documentClient().send(
    new QueryCommand({
      TableName: env.FILES_TABLE,
      KeyConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
      ConsistentRead: true,
    }),
  );
  return z.array(Row).parse(Items);
}

/** A dead sweeper's lease runs out after a minute, for which no history waits. */
const endLease = () =>
  dynamodb.send(
    new DeleteItemCommand({ TableName: env.USERS_TABLE, Key: { userId: { S: "system#sweeper" } } }),
  );
