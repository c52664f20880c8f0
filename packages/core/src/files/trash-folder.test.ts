import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { expect, test } from "vitest";
import { newId } from "../id.ts";
import { createLink } from "../links/create-link.ts";
import { passGate } from "../links/gate.ts";
import { NewLink } from "../links/link.schema.ts";
import { listLinks } from "../links/link-lists.ts";
import { requireLink } from "../links/live.ts";
import { viewLink } from "../links/view-link.ts";
import { walkLink } from "../links/walk-link.ts";
import { getQuota } from "../quota/ledger.ts";
import { sendFile, sendWhole } from "../testing/send-file.ts";
import { sweepNow } from "../testing/sweep-now.ts";
import { completeMany } from "../uploads/complete-many.ts";
import { completeUpload } from "../uploads/complete-upload.ts";
import { startUploads } from "../uploads/start-uploads.ts";
import { NewFile } from "../uploads/upload.schema.ts";
import { ensureTree } from "./ensure-tree.ts";
import { ListFiles } from "./file.schema.ts";
import { listFiles } from "./file-lists.ts";
import { getFile, restoreFile, trashFile } from "./files.ts";
import { FolderEntity } from "./folder.entity.ts";
import { EnsureTree } from "./folder.schema.ts";
import { findFolderItem, folderPath } from "./folder-items.ts";
import { listFolders, listTrashedFolders } from "./folder-lists.ts";
import { createFolder } from "./folders.ts";
import { moveFile } from "./move-files.ts";
import { clearFolder, closeFolder, removeFolder } from "./remove-folder.ts";
import { renameFolder } from "./rename-folder.ts";
import { restoreFolder, trashFolder } from "./trash-folder.ts";

const bytes = new Uint8Array(3);
const owner = (userId: string) => ({ userId, name: "Ada" });
const share = async (userId: string, target: Partial<NewLink>): Promise<string> =>
  (await createLink(owner(userId), NewLink.parse(target))).linkId;

/** trip/day/raw with a file in `day`. */
async function trip(userId: string) {
  const { folders } = await ensureTree(
    userId,
    EnsureTree.parse({ paths: ["trip", "trip/day", "trip/day/raw"] }),
  );
  const [top = "", day = "", raw = ""] = folders.map(({ folderId }) => folderId);
  const fileId = await sendFile(userId, "a.txt", bytes, { folderId: day });
  return { top, day, raw, fileId };
}

const namesIn = async (userId: string, parentId?: string): Promise<string[]> =>
  (await listFolders(userId, { parentId, limit: 200 })).items.map(({ name }) => name);
const inTrash = async (userId: string): Promise<string[]> =>
  (await listTrashedFolders(userId, { limit: 200 })).items.map(({ folderId }) => folderId);
const filesIn = async (userId: string, folderId: string | null): Promise<string[]> =>
  (await listFiles(userId, ListFiles.parse({ folderId }))).items.map(({ fileId }) => fileId);
const gone = { code: "LINK_GONE" };

test("a folder goes to the trash with all in it, its name is free, and it comes back as it was", async () => {
  const userId = newId();
  const { top, day, fileId } = await trip(userId);

  const trashed = await trashFolder(userId, top);
  expect(trashed.trashedAt).not.toBeNull();
  expect(await trashFolder(userId, top)).toEqual(trashed);
  expect(await namesIn(userId)).toEqual([]);
  expect(await inTrash(userId)).toEqual([top]);
  expect((await folderPath(userId, day)).path[0]).toEqual(trashed);
  expect((await getQuota(userId)).storageUsed).toBe(3);

  const restored = await restoreFolder(userId, top);
  expect(restored).toEqual({ ...trashed, trashedAt: null });
  expect(await restoreFolder(userId, top)).toEqual(restored);
  expect([await namesIn(userId), await inTrash(userId)]).toEqual([["trip"], []]);
  expect(await filesIn(userId, day)).toEqual([fileId]);
});

test("links to a folder in the trash, into it, and to a selection that holds it rest and come to life again", async () => {
  const userId = newId();
  const { top, day, raw, fileId } = await trip(userId);
  const links = await Promise.all(
    [{ folderId: top }, { folderId: raw }, { fileId }, { fileIds: [fileId], folderIds: [day] }].map(
      (target) => share(userId, { ...target, maxDownloads: 1 }),
    ),
  );
  const suspended = async () =>
    (await listLinks(userId, { limit: 10 })).items.filter(({ state }) => state === "suspended").length;

  await trashFolder(userId, top);
  for (const linkId of links) {
    await expect(viewLink(linkId)).rejects.toMatchObject(gone);
    await expect(passGate(linkId, { fileId })).rejects.toMatchObject(gone);
  }
  await expect(passGate(links[2] ?? "")).rejects.toMatchObject(gone);
  const link = await requireLink(userId, links[3] ?? "");
  expect((await walkLink(link, { limit: 10 })).items).toEqual([]);
  expect(await suspended()).toBe(4);

  await restoreFolder(userId, top);
  for (const linkId of links)
    expect(await viewLink(linkId)).toMatchObject({ state: "open", downloadCount: 0 });
  expect(await suspended()).toBe(0);
  await passGate(links[2] ?? "");
});

test("a folder whose name was taken meanwhile comes back with a number", async () => {
  const userId = newId();
  const { folderId } = await createFolder(userId, { name: "Trip" });
  await trashFolder(userId, folderId);
  await createFolder(userId, { name: "trip" });
  await createFolder(userId, { name: "Trip (2)" });

  expect(await restoreFolder(userId, folderId)).toMatchObject({ name: "Trip (3)" });
  expect(await namesIn(userId)).toEqual(["trip", "Trip (2)", "Trip (3)"]);
});

test("what lay in a folder that is in the trash or gone comes back to the top level", async () => {
  const userId = newId();
  const { top, day, raw, fileId } = await trip(userId);
  await trashFile(userId, fileId);
  await trashFolder(userId, raw);
  await trashFolder(userId, top);

  expect(await restoreFile(userId, fileId)).toMatchObject({ folderId: null, trashedAt: null });
  await removeFolder(userId, top);
  expect(await restoreFolder(userId, raw)).toMatchObject({ parentId: null });

  expect(await filesIn(userId, null)).toEqual([fileId]);
  expect(await namesIn(userId)).toEqual(["raw"]);
  await expect(folderPath(userId, day)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("nothing is put into a folder in the trash, nor is it renamed", async () => {
  const userId = newId();
  const { top, day, fileId } = await trip(userId);
  await moveFile(userId, { fileId, folderId: null });
  await trashFolder(userId, top);

  const notFound = { code: "NOT_FOUND" };
  const file = NewFile.parse({ fileName: "b", fileSize: 1, folderId: top });
  await expect(startUploads(userId, { files: [file] })).rejects.toMatchObject(notFound);
  await expect(moveFile(userId, { fileId, folderId: day })).rejects.toMatchObject(notFound);
  await expect(createFolder(userId, { name: "x", parentId: day })).rejects.toMatchObject(notFound);
  await expect(renameFolder(userId, { folderId: top, name: "x" })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});

test("removed for good, a folder frees the bytes of all in it once, however often it is asked for", async () => {
  const userId = newId();
  const { top, day, raw, fileId } = await trip(userId);
  await sendFile(userId, "b", bytes, { folderId: raw });
  const kept = await sendFile(userId, "kept", bytes);

  await Promise.all([removeFolder(userId, top), removeFolder(userId, top)]);
  await removeFolder(userId, top);

  expect((await getQuota(userId)).storageUsed).toBe(3);
  expect(await filesIn(userId, null)).toEqual([kept]);
  const notFound = { code: "NOT_FOUND" };
  await expect(getFile(userId, fileId)).rejects.toMatchObject(notFound);
  for (const folderId of [top, day, raw])
    await expect(restoreFolder(userId, folderId)).rejects.toMatchObject(notFound);
  await expect(removeFolder(userId, newId())).rejects.toMatchObject(notFound);
  expect([await namesIn(userId), await inTrash(userId)]).toEqual([[], []]);
});

test("a folder of more than one removal takes is emptied by the sweeper, from wherever it stopped", async () => {
  const userId = newId();
  const { top, day } = await trip(userId);
  await sendFile(userId, "b", bytes, { folderId: top });
  const past = new Date(Date.now() - 3_600_000);
  // The budget ends after the first folder, as if the process had died there.
  const folder = await closed(userId, top, past);
  expect(await clearFolder(folder, { files: 1 }, past)).toBe(false);
  expect((await getQuota(userId)).storageUsed).toBe(3);

  await sweepNow();

  expect((await getQuota(userId)).storageUsed).toBe(0);
  expect(await findFolderItem(userId, day)).toMatchObject({ removedAt: expect.any(String) });
});

async function closed(userId: string, folderId: string, at: Date) {
  const folder = await findFolderItem(userId, folderId);
  const done = folder && (await closeFolder(folder, at));
  if (!done) throw new Error("It could not be closed");
  return done;
}

test("old trash goes with all in it, and after a day the folders' items too", async () => {
  const userId = newId();
  const { top, day, raw } = await trip(userId);
  const monthsAgo = new Date(Date.now() - 100 * 86_400_000);
  await trashFolder(userId, top, monthsAgo);

  await sweepNow();
  expect((await getQuota(userId)).storageUsed).toBe(0);
  expect(await inTrash(userId)).toEqual([]);

  const tomorrow = new Date(Date.now() + 25 * 3_600_000);
  for (const folderId of [top, day, raw]) {
    const item = await findFolderItem(userId, folderId);
    if (item) await clearFolder(item, { files: 1 }, tomorrow);
    expect(await findFolderItem(userId, folderId)).toBeUndefined();
  }
});

test("a folder that is restored at the last moment is not taken by the sweeper", async () => {
  const userId = newId();
  const { top } = await trip(userId);
  const monthsAgo = new Date(Date.now() - 100 * 86_400_000);
  await trashFolder(userId, top, monthsAgo);

  await Promise.all([sweepNow(), restoreFolder(userId, top).catch(() => undefined)]);
  const [names, { storageUsed }] = [await namesIn(userId), await getQuota(userId)];

  expect([names, storageUsed]).toEqual(names.length === 1 ? [["trip"], 3] : [[], 0]);
});

test("an upload whose folder was removed meanwhile comes to the top level, alone or among many", async () => {
  const userId = newId();
  const place = async (name: string) => (await createFolder(userId, { name })).folderId;
  const [lost, stays, cleared] = [await place("lost"), await place("stays"), await place("cleared")];
  const { uploads } = await startUploads(userId, {
    files: [lost, lost, stays, cleared].map((folderId, index) =>
      NewFile.parse({ fileName: `${index}`, fileSize: 3, folderId }),
    ),
  });
  const [alone = "", ...many] = await Promise.all(uploads.map((upload) => sendWhole(upload, bytes)));
  await removeFolder(userId, lost);
  await FolderEntity.build(DeleteItemCommand)
    .key({ userId, sortKey: `folder#${cleared}` })
    .send();

  expect(await completeUpload(userId, { fileId: alone })).toMatchObject({ folderId: null });
  const { results } = await completeMany(userId, many);

  expect(results.map((result) => ("file" in result ? result.file.folderId : result.error))).toEqual([
    null,
    stays,
    null,
  ]);
  expect(new Set(await filesIn(userId, null))).toEqual(new Set([alone, many[0], many[2]]));
  expect((await getQuota(userId)).storageUsed).toBe(12);
});
