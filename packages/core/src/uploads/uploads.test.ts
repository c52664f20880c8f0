import { expect, test } from "vitest";
import { listFiles } from "../files/file-lists.ts";
import { restoreFile, trashFile } from "../files/files.ts";
import { removeFile } from "../files/remove-file.ts";
import { newId } from "../id.ts";
import { createLink } from "../links/create-link.ts";
import { passGate } from "../links/gate.ts";
import { getQuota } from "../quota/ledger.ts";
import { objectKey } from "../storage/store-client.ts";
import { findObject } from "../storage/stored-objects.ts";
import { sweepNow } from "../testing/sweep-now.ts";
import { abortUpload } from "./abort-upload.ts";
import { completeMany } from "./complete-many.ts";
import { completeUpload } from "./complete-upload.ts";
import { signParts } from "./sign-parts.ts";
import { startUploads } from "./start-uploads.ts";

const MiB = 1024 ** 2;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const file = (fileName: string, fileSize: number) => ({ fileName, fileSize, mimeType: "text/plain" });

async function put(
  url: string,
  headers: Record<string, string>,
  body: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const response = await fetch(url, { method: "PUT", headers, body });
  expect(response.status).toBe(200);
}

async function upload(userId: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { uploads } = await startUploads(userId, { files: [file(name, bytes.length)] });
  const [started] = uploads;
  if (started?.method !== "single") throw new Error("expected a single PUT");
  await put(started.url, started.headers, bytes);
  await completeUpload(userId, { fileId: started.fileId });
  return started.fileId;
}

test("a small file travels by one PUT, is listed, and completing it again returns the same file", async () => {
  const userId = newId();
  const fileId = await upload(userId, "notes.txt", new Uint8Array(1000));

  const again = await completeUpload(userId, { fileId });
  const { items } = await listFiles(userId, { sort: "time", order: "desc", limit: 10 });

  expect(items).toEqual([again]);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 1000, storageReserved: 0 });
});

test("a large file travels in parts, and says which are missing", async () => {
  const userId = newId();
  const size = 10 * MiB;
  const { uploads } = await startUploads(userId, { files: [file("film.mp4", size)] });
  const fileId = uploads[0]?.fileId ?? "";
  expect(uploads[0]).toMatchObject({ method: "multipart", partSize: 5 * MiB, partCount: 2 });
  const { parts } = await signParts(userId, { fileId, partNumbers: [1, 2] });
  const [first, last] = parts;
  if (!first || !last) throw new Error("expected two parts");
  await put(first.url, first.headers, new Uint8Array(5 * MiB));

  await expect(completeUpload(userId, { fileId })).rejects.toMatchObject({ code: "UPLOAD_INCOMPLETE" });
  await put(last.url, last.headers, new Uint8Array(5 * MiB));
  await expect(completeUpload(userId, { fileId })).resolves.toMatchObject({ fileSize: size });

  expect(await getQuota(userId)).toMatchObject({ storageUsed: size, storageReserved: 0 });
});

test("what does not fit is refused whole, naming the missing bytes", async () => {
  const userId = newId();
  const { quotaBytes } = await getQuota(userId);

  const tooMuch = startUploads(userId, { files: [file("a", quotaBytes), file("b", 7)] });

  await expect(tooMuch).rejects.toMatchObject({ code: "QUOTA_EXCEEDED", details: { missingBytes: 7 } });
  expect(await getQuota(userId)).toMatchObject({ storageReserved: 0, storageAvailable: quotaBytes });
});

test("a hundred starts at once reserve exactly what fits", async () => {
  const userId = newId();
  const { quotaBytes } = await getQuota(userId);
  const size = Math.ceil(quotaBytes / 10.5);

  const starts = Array.from({ length: 100 }, () => startUploads(userId, { files: [file("part", size)] }));
  const outcomes = await Promise.allSettled(starts);

  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(10);
  expect(await getQuota(userId)).toMatchObject({ storageReserved: 10 * size });
});

test("a start whose answer was lost is not done twice", async () => {
  const userId = newId();
  const requestId = newId();
  const first = await startUploads(userId, { files: [file("a", 5)], requestId });
  const second = await startUploads(userId, { files: [file("a", 5)], requestId });

  expect(second.uploads.map((started) => started.fileId)).toEqual(
    first.uploads.map((started) => started.fileId),
  );
  expect(await getQuota(userId)).toMatchObject({ storageReserved: 5 });
});

test("many complete together, each with an outcome of its own", async () => {
  const userId = newId();
  const { uploads } = await startUploads(userId, { files: [file("sent", 3), file("unsent", 4)] });
  const [sent, unsent] = uploads;
  if (sent?.method !== "single" || !unsent) throw new Error("expected two single PUTs");
  await put(sent.url, sent.headers, new Uint8Array(3));

  const { results } = await completeMany(userId, [sent.fileId, unsent.fileId]);

  expect(results).toMatchObject([
    { fileId: sent.fileId, file: { fileSize: 3 } },
    { fileId: unsent.fileId, error: { appCode: "UPLOAD_INCOMPLETE" } },
  ]);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 3, storageReserved: 4 });
});

test("of two that complete together, one may replace the other", async () => {
  const userId = newId();
  const begin = async (replaces?: string) => {
    const { uploads } = await startUploads(userId, { files: [{ ...file("a", 3), replaces }] });
    const [started] = uploads;
    if (started?.method !== "single") throw new Error("expected a single PUT");
    await put(started.url, started.headers, new Uint8Array(3));
    return started.fileId;
  };
  const old = await begin();
  const fileId = await begin(old);

  const { results } = await completeMany(userId, [fileId, old]);

  expect(results).toMatchObject([
    { fileId, file: {} },
    { fileId: old, file: {} },
  ]);
  const { items } = await listFiles(userId, { sort: "time", order: "desc", limit: 10 });
  expect(items).toMatchObject([{ fileId }]);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 6, storageReserved: 0 });
});

test("aborting releases the bytes once, and never touches a file that is complete", async () => {
  const userId = newId();
  const { uploads } = await startUploads(userId, { files: [file("a", 5)] });
  const fileId = uploads[0]?.fileId ?? "";
  await abortUpload(userId, fileId);
  await abortUpload(userId, fileId);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 0, storageReserved: 0 });

  const complete = await upload(userId, "b", new Uint8Array(6));
  await expect(abortUpload(userId, complete)).rejects.toMatchObject({ code: "UPLOAD_COMPLETED" });
  expect(await findObject(objectKey(userId, complete))).toMatchObject({ size: 6 });
});

test("the sweeper releases stale uploads and old trash, and a removed file's bytes are gone", async () => {
  const userId = newId();
  await startUploads(userId, { files: [file("stale", 50)] }, daysAgo(2));
  const old = await upload(userId, "old", new Uint8Array(9));
  await trashFile(userId, old, daysAgo(31));
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 9, storageReserved: 50 });

  await sweepNow();

  expect(await getQuota(userId)).toMatchObject({ storageUsed: 0, storageReserved: 0 });
  expect(await findObject(objectKey(userId, old))).toBeUndefined();
});

test("removing frees the bytes once, from the trash or not", async () => {
  const userId = newId();
  const fileId = await upload(userId, "a", new Uint8Array(9));
  await Promise.all([removeFile(userId, fileId), removeFile(userId, fileId)]);
  await removeFile(userId, fileId);

  const { quotaBytes } = await getQuota(userId);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 0, storageAvailable: quotaBytes });
});

test("a link with ten downloads left grants exactly ten of a hundred at once", async () => {
  const userId = newId();
  const fileId = await upload(userId, "a", new Uint8Array(9));
  const { linkId } = await createLink({ userId, name: "Ada" }, { fileId, maxDownloads: 10 });

  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => passGate(linkId)));

  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(10);
});

test("trashing suspends a link without using it up; restoring revives it", async () => {
  const userId = newId();
  const fileId = await upload(userId, "a", new Uint8Array(9));
  const { linkId } = await createLink({ userId, name: "Ada" }, { fileId, maxDownloads: 1 });
  await trashFile(userId, fileId);
  await expect(passGate(linkId)).rejects.toMatchObject({ code: "LINK_GONE" });
  await restoreFile(userId, fileId);

  await expect(passGate(linkId)).resolves.toMatchObject({ grant: { url: expect.any(String) } });
});
