import { expect, test } from "vitest";
import { newId } from "../id.ts";
import { ensureTree } from "./ensure-tree.ts";
import { EnsureTree } from "./folder.schema.ts";
import { folderPath } from "./folder-items.ts";
import { listFolders } from "./folder-lists.ts";
import { createFolder } from "./folders.ts";
import { renameFolder } from "./rename-folder.ts";

const ensure = (userId: string, paths: string[], parentId?: string) =>
  ensureTree(userId, EnsureTree.parse({ paths, parentId }));

async function namesIn(userId: string, parentId?: string): Promise<string[]> {
  const { items } = await listFolders(userId, { parentId, limit: 200 });
  return items.map(({ name }) => name);
}

test("folders are listed in natural order, page by page", async () => {
  const userId = newId();
  for (const name of ["Zoo", "file 10", "Äpfel", "file 2"]) await createFolder(userId, { name });

  const first = await listFolders(userId, { limit: 3 });
  const second = await listFolders(userId, { limit: 3, cursor: first.cursor ?? "" });

  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
    "Äpfel",
    "file 2",
    "file 10",
    "Zoo",
  ]);
  expect(second.cursor).toBeNull();
});

test("a name is taken in whatever case it is written, and free again once its folder has another", async () => {
  const userId = newId();
  const { folderId } = await createFolder(userId, { name: "Photos" });
  await expect(createFolder(userId, { name: "photos" })).rejects.toMatchObject({ code: "NAME_TAKEN" });

  const renamed = await renameFolder(userId, { folderId, name: "Pictures" });

  expect(renamed).toEqual({ folderId, name: "Pictures", parentId: null, trashedAt: null });
  await createFolder(userId, { name: "photos" });
  expect(await namesIn(userId)).toEqual(["photos", "Pictures"]);
});

test("a folder cannot take the name of one beside it, but may change the case of its own", async () => {
  const userId = newId();
  await createFolder(userId, { name: "a" });
  const { folderId } = await createFolder(userId, { name: "b" });

  await expect(renameFolder(userId, { folderId, name: "A" })).rejects.toMatchObject({ code: "NAME_TAKEN" });
  await renameFolder(userId, { folderId, name: "B" });

  await expect(createFolder(userId, { name: "b" })).rejects.toMatchObject({ code: "NAME_TAKEN" });
  expect(await namesIn(userId)).toEqual(["a", "B"]);
});

test("renaming there and back and there again is done each time", async () => {
  const userId = newId();
  const { folderId } = await createFolder(userId, { name: "a" });
  for (const name of ["b", "a", "b", "a", "b"]) await renameFolder(userId, { folderId, name });

  expect(await namesIn(userId)).toEqual(["b"]);
  await createFolder(userId, { name: "a" });
});

test("of many renames to one name at once, one wins and no name is lost", async () => {
  const userId = newId();
  const folders = await Promise.all(["1", "2", "3", "4"].map((name) => createFolder(userId, { name })));

  const outcomes = await Promise.allSettled(
    folders.map(({ folderId }) => renameFolder(userId, { folderId, name: "same" })),
  );

  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const names = await namesIn(userId);
  expect(names).toHaveLength(4);
  for (const free of ["1", "2", "3", "4"].filter((name) => !names.includes(name)))
    await createFolder(userId, { name: free });
});

test("another owner's folder is not found", async () => {
  const { folderId } = await createFolder(newId(), { name: "mine" });
  const stranger = newId();

  const notFound = { code: "NOT_FOUND" };
  await expect(renameFolder(stranger, { folderId, name: "x" })).rejects.toMatchObject(notFound);
  await expect(createFolder(stranger, { name: "x", parentId: folderId })).rejects.toMatchObject(notFound);
  await expect(ensure(stranger, ["x"], folderId)).rejects.toMatchObject(notFound);
  await expect(folderPath(stranger, folderId)).rejects.toMatchObject(notFound);
});

test("a tree is made with all that lies above its folders, and the same paths lead to the same folders again", async () => {
  const userId = newId();
  const paths = ["trip/day 1/raw", "trip/day 2", "Notes"];

  const first = await ensure(userId, paths);
  const again = await ensure(userId, paths);

  expect(again).toEqual(first);
  expect(first.folders.map(({ path }) => path)).toEqual(paths);
  const raw = await folderPath(userId, first.folders[0]?.folderId ?? "");
  expect(raw.path.map(({ name }) => name)).toEqual(["trip", "day 1", "raw"]);
  expect(await namesIn(userId)).toEqual(["Notes", "trip"]);
});

test("a tree merges into folders that are there, in whatever case they are written", async () => {
  const userId = newId();
  const { folderId } = await createFolder(userId, { name: "Trip" });
  const { folders } = await ensure(userId, ["trip", "TRIP/Day 1", "trip/day 1/raw"]);

  expect(folders[0]?.folderId).toBe(folderId);
  expect(await namesIn(userId)).toEqual(["Trip"]);
  expect(await namesIn(userId, folderId)).toEqual(["Day 1"]);
});

test("the same tree from several tabs at once is made once", async () => {
  const userId = newId();
  const paths = Array.from({ length: 60 }, (_, index) => `drop/${index % 5}/${index}`);

  const all = await Promise.all(Array.from({ length: 3 }, () => ensure(userId, paths)));

  expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await namesIn(userId)).toEqual(["drop"]);
  expect(new Set(all[0]?.folders.map(({ folderId }) => folderId)).size).toBe(60);
});

test("folders end at 64 levels, wherever the tree begins", async () => {
  const userId = newId();
  const deepest = Array.from({ length: 64 }, () => "d").join("/");
  const { folders } = await ensure(userId, [deepest]);
  const parentId = folders[0]?.folderId ?? "";

  const tooDeep = { code: "BAD_INPUT", message: "Folders can be at most 64 levels deep." };
  await expect(createFolder(userId, { name: "e", parentId })).rejects.toMatchObject(tooDeep);
  await expect(ensure(userId, ["e"], parentId)).rejects.toMatchObject(tooDeep);
  expect((await folderPath(userId, parentId)).path).toHaveLength(64);
});

const refused: [string, string[], string][] = [
  ["5,000 levels", [Array.from({ length: 5000 }, () => "d").join("/")], "64 levels"],
  ["100,000 entries", Array.from({ length: 100_000 }, (_, index) => `${index}`), "At most 200 paths"],
  ["an empty name", ["a//b"], "may not be empty"],
  ["a way up", ["a/../b"], '".."'],
];
test.each(refused)("a tree with %s is refused, naming the rule", (_, paths, rule) => {
  const { error } = EnsureTree.safeParse({ paths });
  expect(error?.issues[0]?.message).toContain(rule);
});

test("a tree of more folders than can be made at a time is refused before any is made", async () => {
  const userId = newId();
  const below = Array.from({ length: 12 }, () => "d").join("/");
  const paths = Array.from({ length: 200 }, (_, index) => `${index}/${below}`);

  await expect(ensure(userId, paths)).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: expect.stringContaining("at most 2000"),
  });
  expect(await namesIn(userId)).toEqual([]);
});
