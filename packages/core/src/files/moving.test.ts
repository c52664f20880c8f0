import { expect, test } from "vitest";
import { newId } from "../id.ts";
import { sendFile } from "../testing/send-file.ts";
import { ensureTree } from "./ensure-tree.ts";
import { ListFiles } from "./file.schema.ts";
import { listFiles } from "./file-lists.ts";
import { trashFile } from "./files.ts";
import { EnsureTree } from "./folder.schema.ts";
import { folderPath } from "./folder-items.ts";
import { listFolders } from "./folder-lists.ts";
import { createFolder } from "./folders.ts";
import { moveFile, moveFiles } from "./move-files.ts";
import { moveFolder } from "./move-folder.ts";
import { trashFolder } from "./trash-folder.ts";

const bytes = new Uint8Array(3);
const make = async (userId: string, name: string, parentId?: string): Promise<string> =>
  (await createFolder(userId, { name, parentId })).folderId;

/** A path of folders, made at once. @returns the id of the last */
async function tree(userId: string, path: string): Promise<string> {
  const { folders } = await ensureTree(userId, EnsureTree.parse({ paths: [path] }));
  return folders[0]?.folderId ?? "";
}

async function filesIn(userId: string, folderId: string | null): Promise<string[]> {
  const { items } = await listFiles(userId, ListFiles.parse({ folderId, sort: "name", order: "asc" }));
  return items.map(({ fileName }) => fileName);
}

async function foldersIn(userId: string, parentId?: string): Promise<string[]> {
  const { items } = await listFolders(userId, { parentId, limit: 200 });
  return items.map(({ name }) => name);
}

const pathOf = async (userId: string, folderId: string): Promise<string> =>
  (await folderPath(userId, folderId)).path.map(({ name }) => name).join("/");

test("files are moved together, and there and back and there again", async () => {
  const userId = newId();
  const folderId = await make(userId, "trip");
  const fileIds = [await sendFile(userId, "a", bytes), await sendFile(userId, "b", bytes)];

  for (const place of [folderId, null, folderId]) {
    const { files } = await moveFiles(userId, { fileIds, folderId: place });
    expect(files.map((file) => [file.fileId, file.folderId])).toEqual(fileIds.map((id) => [id, place]));
  }

  expect(await filesIn(userId, folderId)).toEqual(["a", "b"]);
  expect(await filesIn(userId, null)).toEqual([]);
});

test("of several files all are moved or none", async () => {
  const [userId, stranger] = [newId(), newId()];
  const folderId = await make(userId, "trip");
  const fileId = await sendFile(userId, "a", bytes);
  const trashed = await sendFile(userId, "b", bytes);
  await trashFile(userId, trashed);
  const theirs = await sendFile(stranger, "c", bytes);

  const notFound = { code: "NOT_FOUND" };
  await expect(moveFiles(userId, { fileIds: [fileId, theirs], folderId })).rejects.toMatchObject(notFound);
  await expect(moveFiles(userId, { fileIds: [fileId, trashed], folderId })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
  await expect(moveFile(stranger, { fileId: theirs, folderId })).rejects.toMatchObject(notFound);

  expect(await filesIn(userId, null)).toEqual(["a"]);
});

test("a folder is moved with all in it, and its name is free where it was and taken where it is", async () => {
  const userId = newId();
  const trip = await tree(userId, "Archive/Trip");
  const raw = await make(userId, "raw", trip);
  await make(userId, "2030");

  await moveFolder(userId, { folderId: trip, parentId: null });

  expect(await pathOf(userId, raw)).toBe("Trip/raw");
  expect(await foldersIn(userId)).toEqual(["2030", "Archive", "Trip"]);
  await expect(createFolder(userId, { name: "TRIP" })).rejects.toMatchObject({ code: "NAME_TAKEN" });
  await tree(userId, "Archive/Trip");
});

test("a folder does not move to where its name is taken", async () => {
  const userId = newId();
  const trip = await tree(userId, "Archive/trip");
  await make(userId, "Trip");

  await expect(moveFolder(userId, { folderId: trip, parentId: null })).rejects.toMatchObject({
    code: "NAME_TAKEN",
  });
  expect(await pathOf(userId, trip)).toBe("Archive/trip");
});

test("a folder is moved neither into itself nor into what is in it, nor into the trash", async () => {
  const userId = newId();
  const [a, c, other] = [await make(userId, "a"), await tree(userId, "a/b/c"), await make(userId, "other")];
  await trashFolder(userId, other);

  const badInput = { code: "BAD_INPUT" };
  await expect(moveFolder(userId, { folderId: a, parentId: a })).rejects.toMatchObject(badInput);
  await expect(moveFolder(userId, { folderId: a, parentId: c })).rejects.toMatchObject(badInput);
  await expect(moveFolder(userId, { folderId: a, parentId: other })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(moveFolder(userId, { folderId: other, parentId: a })).rejects.toMatchObject(badInput);
  await expect(moveFolder(newId(), { folderId: a, parentId: null })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await pathOf(userId, c)).toBe("a/b/c");
});

test("no move makes folders more than 64 levels deep, however deep the moved one is in itself", async () => {
  const userId = newId();
  const levels = (name: string, count: number) => Array.from({ length: count }, () => name).join("/");
  await tree(userId, levels("a", 40));
  const top = await make(userId, "top");
  await tree(userId, `top/${levels("b", 24)}`);
  const [at39, at40] = [await tree(userId, levels("a", 39)), await tree(userId, levels("a", 40))];

  await expect(moveFolder(userId, { folderId: top, parentId: at40 })).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: "Folders can be at most 64 levels deep.",
  });
  await moveFolder(userId, { folderId: top, parentId: at39 });
  expect((await pathOf(userId, top)).split("/")).toHaveLength(40);
});

test("moves that cross each other make no ring", async () => {
  const userId = newId();
  for (let round = 0; round < 5; round++) {
    const ids = await Promise.all(["a", "b", "c"].map((name) => make(userId, `${name} ${round}`)));
    const inside = await Promise.all(ids.map((id, index) => make(userId, `in ${index}`, id)));
    // Each into a folder inside the next.
    const outcomes = await Promise.allSettled(
      ids.map((folderId, index) => moveFolder(userId, { folderId, parentId: inside[(index + 1) % 3] ?? "" })),
    );

    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused).toEqual([expect.objectContaining({ code: "BAD_INPUT" })]);
    // Each still leads to the top level: a ring would be as deep as folders can be.
    const depths = await Promise.all(inside.map(async (id) => (await folderPath(userId, id)).path.length));
    expect(Math.max(...depths)).toBe(6);
  }
});

test("moved by many at once, a folder is in one place, with one name kept", async () => {
  const userId = newId();
  const folderId = await make(userId, "moved");
  const places = await Promise.all(["1", "2", "3", "4"].map((name) => make(userId, name)));

  await Promise.all(places.map((parentId) => moveFolder(userId, { folderId, parentId })));

  const found = await Promise.all(places.map((parentId) => foldersIn(userId, parentId)));
  expect(found.flat()).toEqual(["moved"]);
  const free = places.filter((_, index) => found[index]?.length === 0);
  for (const parentId of [undefined, ...free]) await make(userId, "moved", parentId);
});
