import { expect, test } from "vitest";
import { newId } from "../id.ts";
import { getQuota } from "../quota/ledger.ts";
import { sweepNow } from "../testing/sweep-now.ts";
import { pendingUploads } from "./pending-uploads.ts";
import { signParts } from "./sign-parts.ts";
import { startUploads } from "./start-uploads.ts";
import { NewFile } from "./upload.schema.ts";

const hourMs = 3_600_000;
const large = NewFile.parse({ fileName: "film.mp4", fileSize: 9 * 1024 ** 2, partChecksums: true });

test("what is in flight is told page by page, the oldest first, each once", async () => {
  const userId = newId();
  const files = Array.from({ length: 5 }, (_, index) => NewFile.parse({ fileName: `${index}`, fileSize: 1 }));
  await startUploads(userId, { files });

  const first = await pendingUploads(userId, { limit: 3 });
  const second = await pendingUploads(userId, { limit: 3, cursor: first.cursor ?? "" });

  const names = [...first.uploads, ...second.uploads].map(({ fileName }) => fileName);
  expect(names).toEqual(["0", "1", "2", "3", "4"]);
  expect(second.cursor).toBeNull();
  const stranger = pendingUploads(newId(), { cursor: first.cursor ?? "" });
  await expect(stranger).rejects.toMatchObject({ code: "BAD_CURSOR" });
});

test("one upload is told by its id, to its owner, while it is in flight", async () => {
  const userId = newId();
  const files = [large, NewFile.parse({ fileName: "a.txt", fileSize: 1 })];
  const { uploads } = await startUploads(userId, { files });
  const fileId = uploads[1]?.fileId ?? "";

  const told = await pendingUploads(userId, { fileId });

  expect(told).toMatchObject({ uploads: [{ fileId, fileName: "a.txt", stored: [] }], cursor: null });
  await expect(pendingUploads(newId(), { fileId })).resolves.toEqual({ uploads: [], cursor: null });
});

test("an upload in parts says that they come with checksums", async () => {
  const userId = newId();
  await startUploads(userId, { files: [large] });

  expect((await pendingUploads(userId)).uploads).toMatchObject([
    { method: "multipart", partCount: 2, partChecksums: true, stored: [] },
  ]);
});

test("progress moves the expiry on by a day", async () => {
  const userId = newId();
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * hourMs);
  const startedAt = hoursAgo(30);
  const progressAt = hoursAgo(10);
  const { uploads } = await startUploads(userId, { files: [large] }, startedAt);
  const fileId = uploads[0]?.fileId ?? "";
  const sha256 = ["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="];
  await signParts(userId, { fileId, partNumbers: [1], sha256 }, progressAt);

  await sweepNow();

  expect((await pendingUploads(userId)).uploads).toMatchObject([
    {
      fileId,
      startedAt: startedAt.toISOString(),
      expiresAt: new Date(progressAt.getTime() + 24 * hourMs).toISOString(),
    },
  ]);
  expect(await getQuota(userId)).toMatchObject({ storageReserved: large.fileSize });
});
