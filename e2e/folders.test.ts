import { expect, test } from "vitest";
import { z } from "zod";
import { refusalOf } from "./refusal.ts";
import { newOwner } from "./shared-app.ts";
import { Folder, FolderPage, FolderPath } from "./wire-shapes.ts";

test("folders are made in one another, renamed, listed by name and found by their path", async () => {
  const ada = await newOwner();
  const outer = Folder.parse(await ada.mutate("folders.create", { name: "Trips" }));
  expect(outer).toMatchObject({ name: "Trips", parentId: null });
  const inner = Folder.parse(await ada.mutate("folders.create", { name: "2030", parentId: outer.folderId }));
  expect(inner.parentId).toBe(outer.folderId);
  const renamed = Folder.parse(
    await ada.mutate("folders.rename", { folderId: inner.folderId, name: "2031" }),
  );
  expect(renamed).toEqual({ ...inner, name: "2031" });

  expect(FolderPage.parse(await ada.query("folders.list", {}))).toEqual({ items: [outer], cursor: null });
  expect(FolderPage.parse(await ada.query("folders.list", { parentId: outer.folderId })).items).toEqual([
    renamed,
  ]);
  expect(FolderPath.parse(await ada.query("folders.path", { folderId: inner.folderId })).path).toEqual([
    outer,
    renamed,
  ]);
});

test("a tree is made once, however often it is asked for", async () => {
  const ada = await newOwner();
  const Tree = z.strictObject({
    folders: z.array(z.strictObject({ path: z.string(), folderId: z.string() })),
  });
  const ask = async () => Tree.parse(await ada.mutate("folders.ensureTree", { paths: ["a/b", "a/c"] }));

  expect(await ask()).toEqual(await ask());
});

test("a name is taken once in its place, in any case of letters", async () => {
  const ada = await newOwner();
  const { folderId } = Folder.parse(await ada.mutate("folders.create", { name: "Trips" }));
  const taken = { code: "CONFLICT", appCode: "NAME_TAKEN" };

  expect(await refusalOf(ada.mutate("folders.create", { name: "TRIPS" }))).toMatchObject(taken);
  await ada.mutate("folders.create", { name: "trips", parentId: folderId });
  const other = Folder.parse(await ada.mutate("folders.create", { name: "Other" }));
  expect(
    await refusalOf(ada.mutate("folders.rename", { folderId: other.folderId, name: "trips" })),
  ).toMatchObject(taken);
});

test("a folder that is not there is the place of nothing", async () => {
  const ada = await newOwner();
  const gone = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
  const files = [{ fileName: "a", fileSize: 1, folderId: gone }];
  const refusals = await Promise.all(
    [
      ada.mutate("folders.create", { name: "x", parentId: gone }),
      ada.mutate("folders.rename", { folderId: gone, name: "x" }),
      ada.query("folders.path", { folderId: gone }),
      ada.mutate("uploads.start", { files }),
    ].map(refusalOf),
  );

  for (const refusal of refusals) expect(refusal).toMatchObject({ appCode: "NOT_FOUND" });
});
