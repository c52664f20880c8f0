import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { put, sendFile, start } from "./send-file.ts";
import { newOwner } from "./shared-app.ts";
import { Completed, File, Grant, Nothing, Pending, Quota, SignedParts, Started } from "./wire-shapes.ts";

const MiB = 1024 ** 2;

test("uploads start in the order given, and are pending until they end", async () => {
  const ada = await newOwner();
  const files = [
    { fileName: "film.mp4", fileSize: 8 * MiB + 5, mimeType: "video/mp4" },
    { fileName: "note.txt", fileSize: 3 },
  ];
  const { uploads } = Started.parse(await ada.mutate("uploads.start", { files }));
  const [film, note] = uploads;
  if (film?.method !== "multipart" || note?.method !== "single") throw new Error("expected one of each");
  expect(film).toMatchObject({ partSize: 5 * MiB, partCount: 2 });
  await put(note, "abc");
  const { parts } = SignedParts.parse(
    await ada.mutate("uploads.signParts", { fileId: film.fileId, partNumbers: [2] }),
  );
  if (parts[0]) await put(parts[0], "y".repeat(3 * MiB + 5));

  const pending = Pending.parse(await ada.query("uploads.pending")).uploads;
  const byName = new Map(pending.map((upload) => [upload.fileName, upload]));
  expect(byName.get("film.mp4")).toMatchObject({
    fileId: film.fileId,
    fileSize: 8 * MiB + 5,
    partCount: 2,
    stored: [{ partNumber: 2, size: 3 * MiB + 5 }],
  });
  expect(byName.get("note.txt")).toMatchObject({ method: "single", stored: [{ partNumber: 1, size: 3 }] });
  expect(byName.get("note.txt")).not.toHaveProperty("partSize");
  for (const { fileId } of uploads) {
    expect(Nothing.parse(await ada.mutate("uploads.abort", { fileId }))).toEqual({});
  }
  expect(await ada.query("uploads.pending")).toEqual({ uploads: [], cursor: null });
});

test("a large file travels in parts and comes back byte for byte, with or without its list of parts", async () => {
  const ada = await newOwner();
  for (const sayParts of [true, false]) {
    const bytes = randomBytes(8 * MiB + 5);
    const files = [{ fileName: "film.mp4", fileSize: bytes.length }];
    const { uploads } = Started.parse(await ada.mutate("uploads.start", { files }));
    const fileId = uploads[0]?.fileId;
    const ask = await ada.mutate("uploads.signParts", { fileId, partNumbers: [1, 2] });
    const { parts } = SignedParts.parse(ask);
    const sent = await Promise.all(
      parts.map(async ({ partNumber, url, headers }) => {
        const body = bytes.subarray((partNumber - 1) * 5 * MiB, partNumber * 5 * MiB);
        const response = await fetch(url, { method: "PUT", headers, body });
        expect(response.status).toBe(200);
        return { partNumber, etag: response.headers.get("etag") };
      }),
    );
    const file = File.parse(
      await ada.mutate("uploads.complete", { fileId, ...(sayParts && { parts: sent }) }),
    );
    expect(file.fileSize).toBe(bytes.length);
    const { url } = Grant.parse(await ada.query("files.downloadUrl", { fileId }));
    expect(Buffer.compare(Buffer.from(await (await fetch(url)).arrayBuffer()), bytes)).toBe(0);
  }
});

test("many complete together, each with its own outcome, in the order given", async () => {
  const ada = await newOwner();
  const sent = await start(ada, "sent");
  const unsent = await start(ada, "unsent");
  await put(sent, "sent");
  const never = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

  const { results } = Completed.parse(
    await ada.mutate("uploads.completeMany", { fileIds: [never, sent.fileId, unsent.fileId] }),
  );

  expect(results).toMatchObject([
    { fileId: never, error: { appCode: "UPLOAD_GONE" } },
    { fileId: sent.fileId, file: { fileSize: 4 } },
    { fileId: unsent.fileId, error: { appCode: "UPLOAD_INCOMPLETE" } },
  ]);
});

test("what is completed too early, twice, after its end or by somebody else changes nothing", async () => {
  const [ada, eve] = await Promise.all([newOwner(), newOwner()]);
  const early = await start(ada, "hello");
  const { fileId } = early;
  const complete = (who = ada) => who.mutate("uploads.complete", { fileId });

  expect(await refusalOf(complete())).toMatchObject({ appCode: "UPLOAD_INCOMPLETE" });
  await put(early, "hello");
  expect(await refusalOf(complete(eve))).toMatchObject({ code: "NOT_FOUND", appCode: "UPLOAD_GONE" });
  const file = File.parse(await complete());
  expect(await complete()).toEqual(file);
  expect(await refusalOf(ada.mutate("uploads.abort", { fileId }))).toMatchObject({
    code: "CONFLICT",
    appCode: "UPLOAD_COMPLETED",
  });
  expect(await ada.query("files.get", { fileId })).toEqual(file);

  const dropped = await start(ada, "dropped");
  await ada.mutate("uploads.abort", { fileId: dropped.fileId });
  await ada.mutate("uploads.abort", { fileId: dropped.fileId });
  expect(await refusalOf(ada.mutate("uploads.complete", { fileId: dropped.fileId }))).toMatchObject({
    appCode: "UPLOAD_GONE",
  });
  expect(Quota.parse(await ada.query("quota.get"))).toMatchObject({ storageUsed: 5, storageReserved: 0 });
});

test("parts with wrong etags, missing or beyond the last are refused, and nothing is lost", async () => {
  const ada = await newOwner();
  const files = [{ fileName: "film.mp4", fileSize: 8 * MiB + 5 }];
  const fileId = Started.parse(await ada.mutate("uploads.start", { files })).uploads[0]?.fileId;
  const sign = (partNumbers: number[]) => ada.mutate("uploads.signParts", { fileId, partNumbers });
  const [last] = SignedParts.parse(await sign([2])).parts;
  if (last) await put(last, "y".repeat(3 * MiB + 5));

  for (const parts of [undefined, [{ partNumber: 2, etag: '"0123"' }], [{ partNumber: 1, etag: '"0123"' }]])
    expect(await refusalOf(ada.mutate("uploads.complete", { fileId, parts }))).toMatchObject({
      code: "PRECONDITION_FAILED",
      appCode: "UPLOAD_INCOMPLETE",
    });
  for (const numbers of [[0], [3], [10_001], [1.5], [], Array.from({ length: 101 }, (_, at) => at + 1)])
    expect(await refusalOf(sign(numbers))).toMatchObject({ code: "BAD_REQUEST", appCode: "BAD_INPUT" });
  expect(Pending.parse(await ada.query("uploads.pending")).uploads[0]?.stored).toHaveLength(1);
});

test("an empty file is a file", async () => {
  const ada = await newOwner();
  expect(await sendFile(ada, "")).toMatchObject({ fileSize: 0 });
});

test.each([-1, 0.5, 2 ** 53, 2 ** 53 + 2, "5", null])("a file of %s bytes is refused", async (fileSize) => {
  const ada = await newOwner();
  expect(
    await refusalOf(ada.mutate("uploads.start", { files: [{ fileName: "a", fileSize }] })),
  ).toMatchObject({
    code: "BAD_REQUEST",
    appCode: "BAD_INPUT",
    message: expect.stringContaining("files.0.fileSize"),
  });
});

test("a file above what one may be is refused by name", async () => {
  const ada = await newOwner();
  const files = [{ fileName: "whale.bin", fileSize: 5 * 1024 ** 4 + 1 }];
  expect(await refusalOf(ada.mutate("uploads.start", { files }))).toMatchObject({
    code: "BAD_REQUEST",
    appCode: "FILE_TOO_LARGE",
    message: expect.stringContaining("whale.bin"),
  });
});
