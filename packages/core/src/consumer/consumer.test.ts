import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { useOwnEngines } from "@dropify/local/testing/own-engines";
import { expect, test, vi } from "vitest";
import { newId } from "../id.ts";
import type { JobName } from "../jobs/job.entity.ts";

// Streams tell of everything in their tables, so these tests have engines of their own.
await useOwnEngines();

const { listActivity } = await import("../activity/activities.ts");
const { documentClient } = await import("../dynamodb.ts");
const { env } = await import("../env.ts");
const { renameFile, restoreFile, trashFile } = await import("../files/files.ts");
const { createFolder } = await import("../files/folders.ts");
const { removeFile } = await import("../files/remove-file.ts");
const { renameFolder } = await import("../files/rename-folder.ts");
const { jobKey, streamJob } = await import("../jobs/job.entity.ts");
const { lastReport } = await import("../jobs/report.ts");
const { jobStates } = await import("../jobs/job-states.ts");
const { log } = await import("../log.ts");
const { revokeLink } = await import("../links/end-link.ts");
const { createLink } = await import("../links/create-link.ts");
const { NewLink } = await import("../links/link.schema.ts");
const { sendFile } = await import("../testing/send-file.ts");
const { sweepNow } = await import("../testing/sweep-now.ts");
const { startUploads } = await import("../uploads/start-uploads.ts");
const { handler } = await import("./consumer.handler.ts");
const { streamPoller } = await import("./poll-streams.ts");

const kindsOf = async (userId: string) =>
  (await listActivity(userId, { limit: 100 })).items.map(({ kind }) => kind).toReversed();

const drop = (job: JobName) =>
  documentClient().send(new DeleteCommand({ TableName: env.USERS_TABLE, Key: jobKey(job) }));
const endLease = () => drop("consumer");
/** As if the consumer had died before it could write down how far it was, and its lease had ended. */
const forget = () =>
  Promise.all([endLease(), ...[env.FILES_TABLE, env.SHARE_LINKS_TABLE].map(streamJob).map(drop)]);

test("what happens is written down in its order, once, however often it is told", async () => {
  const userId = newId();
  const fileId = await sendFile(userId, "a.txt", new Uint8Array(3));
  await renameFile(userId, { fileId, fileName: "b.txt" });
  const { folderId } = await createFolder(userId, { name: "trip" });
  await renameFolder(userId, { folderId, name: "Rome" });
  const { linkId } = await createLink({ userId, name: "Ada" }, NewLink.parse({ fileId }));
  await trashFile(userId, fileId);
  await restoreFile(userId, fileId);
  await revokeLink(userId, linkId);
  await removeFile(userId, fileId);

  await streamPoller()();
  const first = await listActivity(userId, { limit: 100 });
  await forget();
  await streamPoller()();

  expect(await listActivity(userId, { limit: 100 })).toEqual(first);
  const kinds = await kindsOf(userId);
  expect(kinds.filter((kind) => !kind.startsWith("link."))).toEqual([
    "file.created",
    "file.renamed",
    "folder.created",
    "folder.renamed",
    "file.trashed",
    "file.restored",
    "file.removed",
  ]);
  expect(kinds.filter((kind) => kind.startsWith("link."))).toEqual(["link.created", "link.revoked"]);
  const created = first.items.find(({ kind }) => kind === "file.created");
  expect(created).toMatchObject({ name: "a.txt", fileId, formerName: null, linkId: null });
});

test("activity is read page by page, and by its owner alone", async () => {
  await forget();
  const userId = newId();
  for (const name of ["1", "2", "3"]) await createFolder(userId, { name });
  await streamPoller()();

  const first = await listActivity(userId, { limit: 2 });
  const cursor = first.cursor ?? "";
  const second = await listActivity(userId, { limit: 2, cursor });

  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["3", "2", "1"]);
  expect((await listActivity(newId(), { limit: 2 })).items).toEqual([]);
  await expect(listActivity(newId(), { limit: 2, cursor })).rejects.toMatchObject({ code: "BAD_CURSOR" });
});

test("one reads at a time, and goes on where it was", async () => {
  await forget();
  const userId = newId();
  const [ours, theirs] = [streamPoller(), streamPoller()];
  await ours();
  await createFolder(userId, { name: "a" });
  await theirs();
  expect(await kindsOf(userId)).toEqual([]);

  await ours();
  expect(await kindsOf(userId)).toEqual(["folder.created"]);
  await createFolder(userId, { name: "b" });
  await ours();
  expect(await kindsOf(userId)).toEqual(["folder.created", "folder.created"]);
});

const record = (sequenceNumber: string, userId: string, fileName: string, table = env.FILES_TABLE) => ({
  eventID: sequenceNumber,
  eventSourceARN: `arn:aws:dynamodb:eu-west-1:1:table/${table}/stream/x`,
  dynamodb: {
    SequenceNumber: sequenceNumber,
    ApproximateCreationDateTime: 1_790_000_000,
    NewImage: {
      _et: { S: "file" },
      userId: { S: userId },
      fileId: { S: newId() },
      fileName: { S: fileName },
    },
  },
});

test("on AWS, what comes before a change that fails is done, and the rest is asked for again", async () => {
  const userId = newId();
  const first = record("11100000000000000000001", userId, "a");
  // More than DynamoDB takes in one item.
  const tooLarge = record("11100000000000000000002", userId, "x".repeat(410 * 1024));
  const last = record("11100000000000000000003", userId, "c");

  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const answer = await handler({ Records: [first, tooLarge, last] });
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: tooLarge.dynamodb.SequenceNumber }] });
  expect(logged).toHaveBeenCalledOnce();
  expect(await kindsOf(userId)).toEqual(["file.created"]);
  const stuck = (await jobStates()).consumer;
  expect(stuck).toMatchObject({ backlog: 2 });
  const hourLater = await jobStates(new Date(Date.now() + 3_600_000));
  expect(hourLater.consumer.lagMs).toBeGreaterThan((stuck.lagMs ?? 0) + 3_500_000);

  // The stream of the other table says nothing about this one.
  const elsewhere = record("11100000000000000000004", newId(), "d", env.SHARE_LINKS_TABLE);
  expect(await handler({ Records: [elsewhere] })).toEqual({ batchItemFailures: [] });
  expect((await jobStates()).consumer).toMatchObject({ backlog: 2 });

  expect(await handler({ Records: [first, last] })).toEqual({ batchItemFailures: [] });
  expect((await jobStates()).consumer).toMatchObject({ backlog: 0 });
  const { items } = await listActivity(userId, { limit: 10 });
  expect(items.map(({ name }) => name)).toEqual(["c", "a"]);
});

test("how far the jobs are can be asked", async () => {
  await forget();
  await startUploads(newId(), { files: [file] }, new Date(Date.now() - 2 * 86_400_000));
  const waiting = await jobStates();
  expect(waiting.consumer).toEqual({ lastReportAt: null, lagMs: null, backlog: null });
  expect(waiting.sweeper.backlog).toBeGreaterThan(0);
  // Started two days ago, it could have gone on for one.
  expect(waiting.sweeper.lagMs).toBeGreaterThan(23 * 3_600_000);

  const before = new Date().toISOString();
  // What is released leaves a note about its object, which the next sweep looks after.
  await sweepNow();
  await sweepNow();
  await streamPoller()();

  const { sweeper, consumer } = await jobStates();
  expect(sweeper).toMatchObject({ lagMs: 0, backlog: 0 });
  expect((sweeper.lastRunAt ?? "") >= before).toBe(true);
  expect(consumer).toMatchObject({ lagMs: 0, backlog: 0 });
  expect((consumer.lastReportAt ?? "") >= before).toBe(true);
  const hourLater = new Date(Date.now() + 3_600_000);
  expect((await jobStates(hourLater)).consumer.lagMs).toBeGreaterThan(3_500_000);
});

test("what waits behind a page is known while the rest is dealt with", async () => {
  await forget();
  await streamPoller()();
  await endLease();
  const userId = newId();
  for (let n = 0; n < 10; n += 1) await createFolder(userId, { name: `${n}` });

  const seen: number[] = [];
  let isOver = false;
  const poll = streamPoller(1)().finally(() => {
    isOver = true;
  });
  while (!isOver) seen.push((await lastReport(streamJob(env.FILES_TABLE)))?.backlog ?? 0);
  await poll;

  expect(Math.max(...seen)).toBe(1);
  expect((await jobStates()).consumer).toMatchObject({ lagMs: 0, backlog: 0 });
  expect(await kindsOf(userId)).toHaveLength(10);
});

const file = { fileName: "stale", fileSize: 5, mimeType: "text/plain" };
