import { createHash } from "node:crypto";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { env } from "../env.ts";
import { newId } from "../id.ts";
import { getQuota } from "../quota/ledger.ts";
import { objectKey, s3 } from "../storage/store-client.ts";
import { findObject } from "../storage/stored-objects.ts";
import { abortMultipart } from "../storage/stored-parts.ts";
import { type Bytes, sendWhole } from "../testing/send-file.ts";
import { completeMany } from "./complete-many.ts";
import { completeUpload } from "./complete-upload.ts";
import { signParts } from "./sign-parts.ts";
import { startUploads } from "./start-uploads.ts";
import { NewFile } from "./upload.schema.ts";
import { findUpload } from "./upload-items.ts";

const MiB = 1024 ** 2;
const filled = (length: number, value: number): Bytes => new Uint8Array(length).fill(value);
const base64 = (bytes: Bytes): string => createHash("sha256").update(bytes).digest("base64");
const announced = filled(10, 1);

async function start(userId: string, file: Partial<NewFile>) {
  const { uploads } = await startUploads(userId, { files: [NewFile.parse({ fileName: "a", ...file })] });
  const [started] = uploads;
  if (!started) throw new Error("expected an upload");
  return started;
}

/** With the server's own keys: a signed address lets nobody send what was not announced. */
async function place(userId: string, fileId: string, Body: Bytes, ChecksumSHA256?: string): Promise<void> {
  const Key = objectKey(userId, fileId);
  await s3.send(new PutObjectCommand({ Bucket: env.S3_BUCKET, Key, Body, ChecksumSHA256 }));
}

async function expectNothingLeft(userId: string, fileId: string, kept = 0): Promise<void> {
  expect(await findObject(objectKey(userId, fileId))).toBeUndefined();
  expect(await findUpload(userId, fileId)).toBeUndefined();
  expect(await getQuota(userId)).toMatchObject({ storageUsed: kept, storageReserved: 0 });
  await expect(completeUpload(userId, { fileId })).rejects.toMatchObject({ code: "UPLOAD_GONE" });
}

const other = filled(10, 2);
test.each<[string, string, Partial<NewFile>, Bytes, string?]>([
  ["a byte too many", "SIZE_MISMATCH", {}, filled(11, 1)],
  ["a byte too few", "SIZE_MISMATCH", {}, filled(9, 1)],
  ["nothing at all", "SIZE_MISMATCH", {}, filled(0, 1)],
  ["another digest", "DIGEST_MISMATCH", { sha256: base64(announced) }, other, base64(other)],
  ["no digest where one was announced", "DIGEST_MISMATCH", { sha256: base64(announced) }, announced],
])(
  "an object with %s is refused by %s, removed, and its bytes released",
  async (_, code, file, ...placed) => {
    const userId = newId();
    const alone = await start(userId, { fileSize: 10, ...file });
    await place(userId, alone.fileId, ...placed);
    await expect(completeUpload(userId, { fileId: alone.fileId })).rejects.toMatchObject({ code });
    await expectNothingLeft(userId, alone.fileId);

    const among = await start(userId, { fileSize: 10, ...file });
    await place(userId, among.fileId, ...placed);
    const good = await sendWhole(await start(userId, { fileSize: 10 }), announced);
    expect((await completeMany(userId, [among.fileId, good])).results).toMatchObject([
      { fileId: among.fileId, error: { appCode: code } },
      { fileId: good, file: { fileSize: 10 } },
    ]);
    await expectNothingLeft(userId, among.fileId, 10);
  },
);

test.each<[string, string, Bytes]>([
  ["another length", "SIZE_MISMATCH", filled(8 * MiB, 3)],
  ["no digest of its parts", "DIGEST_MISMATCH", filled(8 * MiB + 5, 3)],
])("what stands in the place of a file in parts and has %s is refused by %s", async (_, code, bytes) => {
  const userId = newId();
  const { fileId } = await start(userId, { fileSize: 8 * MiB + 5, partChecksums: true });
  await signParts(userId, { fileId, partNumbers: [1], sha256: [base64(bytes)] });
  const storeUploadId = (await findUpload(userId, fileId))?.storeUploadId ?? "";
  await abortMultipart(objectKey(userId, fileId), storeUploadId);
  await place(userId, fileId, bytes);

  await expect(completeUpload(userId, { fileId })).rejects.toMatchObject({ code });
  await expectNothingLeft(userId, fileId);
});
