import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { getFile } from "../files/files.ts";
import { newId } from "../id.ts";
import { getQuota } from "../quota/ledger.ts";
import { type Bytes, send, sendFile, sendWhole } from "../testing/send-file.ts";
import { completeMany } from "./complete-many.ts";
import { completeUpload } from "./complete-upload.ts";
import { pendingUploads } from "./pending-uploads.ts";
import { signParts } from "./sign-parts.ts";
import { startUploads } from "./start-uploads.ts";
import { NewFile, SignParts } from "./upload.schema.ts";

const MiB = 1024 ** 2;
const sha256 = (bytes: Bytes): Buffer => createHash("sha256").update(bytes).digest();
const base64 = (bytes: Bytes): string => sha256(bytes).toString("base64");
const filled = (length: number, value: number): Bytes => new Uint8Array(length).fill(value);

function flipped(bytes: Bytes): Bytes {
  const other = bytes.slice();
  other[0] = (other[0] ?? 0) ^ 1;
  return other;
}

const start = (userId: string, file: Partial<NewFile>) =>
  startUploads(userId, { files: [NewFile.parse({ fileName: "a.bin", ...file })] });

async function startParts(userId: string, bytes: Bytes) {
  const { uploads } = await start(userId, { fileSize: bytes.length, partChecksums: true });
  const fileId = uploads[0]?.fileId ?? "";
  const parts = [bytes.slice(0, 5 * MiB), bytes.slice(5 * MiB)] as const;
  const digests = parts.map(base64);
  const signed = await signParts(userId, { fileId, partNumbers: [1, 2], sha256: digests });
  const [first, second] = signed.parts;
  if (!first || !second) throw new Error("expected two parts");
  return { fileId, digests, parts, first, second };
}

test("a file sent whole carries its digest; a flipped byte is refused and nothing is stored", async () => {
  const userId = newId();
  const bytes = filled(1000, 7);
  const { uploads } = await start(userId, { fileSize: 1000, sha256: base64(bytes) });
  const [started] = uploads;
  if (started?.method !== "single") throw new Error("expected a single PUT");
  expect(started.headers).toMatchObject({ "x-amz-checksum-sha256": base64(bytes) });

  expect(await send(started, flipped(bytes))).toEqual({ status: 400, code: "BadDigest" });
  const { fileId } = started;
  await expect(completeUpload(userId, { fileId })).rejects.toMatchObject({ code: "UPLOAD_INCOMPLETE" });
  await sendWhole(started, bytes);
  const file = await completeUpload(userId, { fileId });

  expect(file).toMatchObject({ sha256: sha256(bytes).toString("hex"), digestPartSize: null });
  expect(await getFile(userId, fileId)).toEqual(file);
  expect(await completeUpload(userId, { fileId })).toEqual(file);
});

test("the digest is part of the signature: it can be neither left out nor changed", async () => {
  const userId = newId();
  const bytes = filled(10, 1);
  const { uploads } = await start(userId, { fileSize: 10, sha256: base64(bytes) });
  const [started] = uploads;
  if (started?.method !== "single") throw new Error("expected a single PUT");
  const { "x-amz-checksum-sha256": digest, ...rest } = started.headers;
  const other = flipped(bytes);

  expect(digest).toBe(base64(bytes));
  expect(await send({ url: started.url, headers: rest }, other)).toMatchObject({ status: 403 });
  const claim = { ...rest, "x-amz-checksum-sha256": base64(other) };
  expect(await send({ url: started.url, headers: claim }, other)).toMatchObject({ status: 403 });
});

test("a file in parts gets the digest of its parts' digests, whoever asks and however often", async () => {
  const userId = newId();
  const bytes = filled(8 * MiB + 5, 3);
  const { fileId, digests, parts, first, second } = await startParts(userId, bytes);

  expect(await send(first, flipped(parts[0]))).toEqual({ status: 400, code: "BadDigest" });
  expect(await send(first, parts[0])).toEqual({ status: 200 });
  await expect(completeUpload(userId, { fileId })).rejects.toMatchObject({ code: "UPLOAD_INCOMPLETE" });
  expect((await pendingUploads(userId)).uploads[0]?.stored).toMatchObject([
    { partNumber: 1, sha256: digests[0] },
  ]);
  expect(await send(second, parts[1])).toEqual({ status: 200 });
  const file = await completeUpload(userId, { fileId });

  const composite = createHash("sha256").update(sha256(parts[0])).update(sha256(parts[1])).digest("hex");
  expect(file).toMatchObject({ sha256: composite, digestPartSize: 5 * MiB });
  expect(await completeUpload(userId, { fileId })).toEqual(file);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: bytes.length, storageReserved: 0 });
});

test("a part that is not the one claimed is named, and nothing is assembled", async () => {
  const userId = newId();
  const { fileId, digests, parts, first, second } = await startParts(userId, filled(8 * MiB + 5, 4));
  await send(first, parts[0]);
  await send(second, parts[1]);
  const stored = (await pendingUploads(userId)).uploads[0]?.stored ?? [];
  const claims = stored.map(({ partNumber, etag }) => ({ partNumber, etag, sha256: digests[0] ?? "" }));

  await expect(completeUpload(userId, { fileId, parts: claims })).rejects.toMatchObject({
    code: "UPLOAD_INCOMPLETE",
    message: expect.stringContaining("not as sent: 2."),
  });
  await expect(completeUpload(userId, { fileId })).resolves.toMatchObject({ digestPartSize: 5 * MiB });
});

test("many small files with digests complete together", async () => {
  const userId = newId();
  const contents = [filled(3, 1), filled(4, 2)];
  const files = contents.map((bytes, index) =>
    NewFile.parse({ fileName: `${index}`, fileSize: bytes.length, sha256: base64(bytes) }),
  );
  const { uploads } = await startUploads(userId, { files });
  for (const [index, bytes] of contents.entries()) await sendWhole(uploads[index], bytes);

  const { results } = await completeMany(
    userId,
    uploads.map(({ fileId }) => fileId),
  );

  expect(results).toMatchObject(
    contents.map((bytes) => ({ file: { sha256: sha256(bytes).toString("hex") } })),
  );
});

test("a file sent without digests has none", async () => {
  const userId = newId();
  const fileId = await sendFile(userId, "plain", filled(5, 5));

  expect(await getFile(userId, fileId)).toMatchObject({ sha256: null, digestPartSize: null });
});

test("digests belong to the way a file travels", async () => {
  const userId = newId();
  const digest = base64(filled(1, 1));
  const large = 9 * MiB;
  const isFine = (file: object) => NewFile.safeParse({ fileName: "a", ...file }).success;
  expect(isFine({ fileSize: large, sha256: digest })).toBe(false);
  expect(isFine({ fileSize: 5, partChecksums: true })).toBe(false);
  expect(isFine({ fileSize: 5, sha256: "not a digest" })).toBe(false);
  const fileId = newId();
  expect(SignParts.safeParse({ fileId, partNumbers: [1, 2], sha256: [digest] }).success).toBe(false);

  const sign = async (file: Partial<NewFile>, digests?: string[]) => {
    const { uploads } = await start(userId, file);
    return signParts(userId, { fileId: uploads[0]?.fileId ?? "", partNumbers: [1], sha256: digests });
  };
  const badInput = { code: "BAD_INPUT" };
  await expect(sign({ fileSize: large, partChecksums: true })).rejects.toMatchObject(badInput);
  await expect(sign({ fileSize: large }, [digest])).rejects.toMatchObject(badInput);
  await expect(sign({ fileSize: 5 }, [digest])).rejects.toMatchObject(badInput);
  await expect(sign({ fileSize: 5, sha256: digest }, [digest])).resolves.toMatchObject({
    parts: [{ partNumber: 1, headers: { "x-amz-checksum-sha256": digest } }],
  });
});
