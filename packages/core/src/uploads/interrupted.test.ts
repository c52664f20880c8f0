import { expect, test } from "vitest";
import { newId } from "../id.ts";
import { changeQuota } from "../quota/change-quota.ts";
import { getQuota } from "../quota/ledger.ts";
import { objectKey } from "../storage/store-client.ts";
import { storedParts } from "../storage/stored-parts.ts";
import { send, sendFile, sendWhole } from "../testing/send-file.ts";
import { abortUpload } from "./abort-upload.ts";
import { completeUpload } from "./complete-upload.ts";
import { pendingUploads } from "./pending-uploads.ts";
import { signParts } from "./sign-parts.ts";
import { startUploads } from "./start-uploads.ts";
import { findUpload } from "./upload-items.ts";

const MiB = 1024 ** 2;
/** Two parts. */
const lengths = [5 * MiB, 4 * MiB] as const;
const size = 9 * MiB;
const file = (fileName: string, fileSize: number) => ({ fileName, fileSize, mimeType: "text/plain" });

async function begin(userId: string): Promise<string> {
  const { uploads } = await startUploads(userId, { files: [file("film.mp4", size)] });
  return uploads[0]?.fileId ?? "";
}

async function sendPart(userId: string, fileId: string, partNumber: number): Promise<number> {
  const { parts } = await signParts(userId, { fileId, partNumbers: [partNumber] });
  if (!parts[0]) throw new Error("expected an address");
  const { status } = await send(parts[0], new Uint8Array(lengths[partNumber - 1] ?? 0));
  return status;
}

test("two tabs that resume the same upload send into one, and both are told of the same file", async () => {
  const userId = newId();
  const fileId = await begin(userId);

  const sent = await Promise.all([1, 2, 1, 2].map((part) => sendPart(userId, fileId, part)));
  const completed = await Promise.all([
    completeUpload(userId, { fileId }),
    completeUpload(userId, { fileId }),
  ]);

  expect(sent).toEqual([200, 200, 200, 200]);
  expect(completed[0]).toEqual(completed[1]);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: size, storageReserved: 0 });
});

test("a part that is sent again after completion is refused, and the file stays as it is", async () => {
  const userId = newId();
  const fileId = await begin(userId);
  const { parts } = await signParts(userId, { fileId, partNumbers: [2] });
  await Promise.all([sendPart(userId, fileId, 1), sendPart(userId, fileId, 2)]);
  const completed = await completeUpload(userId, { fileId });
  if (!parts[0]) throw new Error("expected an address");

  expect(await send(parts[0], new Uint8Array(lengths[1]).fill(1))).toEqual({
    status: 404,
    code: "NoSuchUpload",
  });
  await expect(sendPart(userId, fileId, 2)).rejects.toMatchObject({ code: "UPLOAD_GONE" });
  await expect(completeUpload(userId, { fileId })).resolves.toEqual(completed);
});

test("an owner whose limit shrinks on the way keeps what was reserved, and can begin nothing new", async () => {
  const userId = newId();
  const { uploads } = await startUploads(userId, { files: [file("a", 600)] });
  await sendFile(userId, "b", new Uint8Array(300));

  await changeQuota(userId, 500);
  expect(await getQuota(userId)).toEqual({
    quotaBytes: 500,
    storageUsed: 300,
    storageReserved: 600,
    storageAvailable: -400,
  });
  const more = startUploads(userId, { files: [file("c", 1)] });
  await expect(more).rejects.toMatchObject({ code: "QUOTA_EXCEEDED", details: { missingBytes: 401 } });
  const fileId = await sendWhole(uploads[0], new Uint8Array(600));
  await expect(completeUpload(userId, { fileId })).resolves.toMatchObject({ fileSize: 600 });

  await changeQuota(userId, 1000);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 900, storageAvailable: 100 });
});

test("two changes of a limit at once leave one of them, and a ledger that adds up", async () => {
  const userId = newId();

  await Promise.all([
    changeQuota(userId, 5000),
    changeQuota(userId, 7000),
    startUploads(userId, { files: [file("a", 50)] }),
  ]);

  const { quotaBytes, storageAvailable } = await getQuota(userId);
  expect([5000, 7000]).toContain(quotaBytes);
  expect(storageAvailable).toBe(quotaBytes - 50);
});

test("an upload in parts that is cancelled before it was ever signed, or after, leaves no parts", async () => {
  const userId = newId();
  const [unsigned, signed] = [await begin(userId), await begin(userId)];
  await sendPart(userId, signed, 2);
  const upload = await findUpload(userId, signed);

  await Promise.all([abortUpload(userId, unsigned), abortUpload(userId, signed)]);

  expect(await storedParts(objectKey(userId, signed), upload?.storeUploadId ?? "")).toBeUndefined();
  expect(await pendingUploads(userId, {})).toMatchObject({ uploads: [] });
  expect(await getQuota(userId)).toMatchObject({ storageReserved: 0 });
});
