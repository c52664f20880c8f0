import { expect, test } from "vitest";
import { findConflicts } from "../files/conflicts.ts";
import { listFiles, listTrash } from "../files/file-lists.ts";
import { restoreFile, trashFile } from "../files/files.ts";
import { createFolder } from "../files/folders.ts";
import { removeFile } from "../files/remove-file.ts";
import { newId } from "../id.ts";
import { getQuota } from "../quota/ledger.ts";
import { sendFile, sendWhole } from "../testing/send-file.ts";
import { completeMany } from "./complete-many.ts";
import { completeUpload } from "./complete-upload.ts";
import { startUploads } from "./start-uploads.ts";
import { NewFile } from "./upload.schema.ts";

const bytes = (length: number) => new Uint8Array(length);
const byName = { sort: "name", order: "asc", limit: 100 } as const;

async function startReplacing(userId: string, replaced: string[]) {
  const files = replaced.map((replaces) => NewFile.parse({ fileName: "a", fileSize: 2, replaces }));
  const { uploads } = await startUploads(userId, { files });
  return Promise.all(uploads.map((started) => sendWhole(started, bytes(2))));
}

test("taken names are told with the file that has them, in their folder only", async () => {
  const userId = newId();
  const { folderId } = await createFolder(userId, { name: "in" });
  await sendFile(userId, "a.txt", bytes(1));
  const newest = await sendFile(userId, "a.txt", bytes(2));
  await sendFile(userId, "A.TXT", bytes(3));
  await sendFile(userId, "b.txt", bytes(4), { folderId });

  const here = await findConflicts(userId, { fileNames: ["a.txt", "b.txt", "c.txt", "a.txt"] });
  const there = await findConflicts(userId, { folderId, fileNames: ["a.txt", "b.txt"] });

  expect(here.conflicts).toMatchObject([{ fileName: "a.txt", fileId: newest, fileSize: 2 }]);
  expect(there.conflicts).toMatchObject([{ fileName: "b.txt", fileSize: 4 }]);
});

test("what is in the trash takes no name, and strangers learn nothing", async () => {
  const userId = newId();
  const fileId = await sendFile(userId, "a.txt", bytes(1));
  expect((await findConflicts(newId(), { fileNames: ["a.txt"] })).conflicts).toEqual([]);

  await trashFile(userId, fileId);

  expect((await findConflicts(userId, { fileNames: ["a.txt"] })).conflicts).toEqual([]);
});

test("a file that is replaced goes to the trash when the new one is complete, and not before", async () => {
  const userId = newId();
  const old = await sendFile(userId, "a", bytes(5));
  const [fileId = ""] = await startReplacing(userId, [old]);
  expect((await listFiles(userId, byName)).items.map((file) => file.fileId)).toEqual([old]);

  const file = await completeUpload(userId, { fileId });
  expect(await completeUpload(userId, { fileId })).toEqual(file);

  expect((await listFiles(userId, byName)).items).toEqual([file]);
  expect((await listTrash(userId, { limit: 10 })).items).toMatchObject([{ fileId: old }]);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 7, storageReserved: 0 });
});

test("a repeated completion does not trash again what was restored meanwhile", async () => {
  const userId = newId();
  const old = await sendFile(userId, "a", bytes(5));
  const [fileId = ""] = await startReplacing(userId, [old]);
  await completeUpload(userId, { fileId });
  await restoreFile(userId, old);

  await completeUpload(userId, { fileId });
  await completeMany(userId, [fileId]);

  expect((await listTrash(userId, { limit: 10 })).items).toEqual([]);
});

test("an upload completes though what it was to replace is gone, or never was this owner's", async () => {
  const userId = newId();
  const foreign = await sendFile(newId(), "a", bytes(5));
  const gone = await sendFile(userId, "a", bytes(5));
  await removeFile(userId, gone);
  const fileIds = await startReplacing(userId, [gone, foreign]);

  const { results } = await completeMany(userId, fileIds);

  expect(results).toMatchObject(fileIds.map((fileId) => ({ file: { fileId } })));
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 4, storageReserved: 0 });
});

test("forty files that replace forty complete together, and two may replace the same", async () => {
  const userId = newId();
  const olds = await Promise.all(Array.from({ length: 39 }, () => sendFile(userId, "a", bytes(1))));
  const fileIds = await startReplacing(userId, [...olds, olds[0] ?? ""]);

  const { results } = await completeMany(userId, fileIds);

  expect(results).toMatchObject(fileIds.map((fileId) => ({ file: { fileId } })));
  expect((await listTrash(userId, { limit: 100 })).items).toHaveLength(39);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 39 + 80, storageReserved: 0 });
});

test("files of one start keep their order when sorted by time", async () => {
  const userId = newId();
  const names = Array.from({ length: 30 }, (_, index) => `${index}`);
  const files = names.map((fileName) => NewFile.parse({ fileName, fileSize: 0 }));
  const { uploads } = await startUploads(userId, { files });
  const fileIds = await Promise.all(uploads.map((started) => sendWhole(started, bytes(0))));
  await completeMany(userId, fileIds.toReversed());

  const { items } = await listFiles(userId, { sort: "time", order: "asc", limit: 100 });

  expect(items.map(({ fileName }) => fileName)).toEqual(names);
  expect(new Set(items.map(({ uploadTimestamp }) => uploadTimestamp)).size).toBe(1);
});
