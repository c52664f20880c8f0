import { expect, test } from "vitest";
import { z } from "zod";
import { Link } from "./link-shapes.ts";
import { refusalOf } from "./refusal.ts";
import { sendFile } from "./send-file.ts";
import { newOwner } from "./shared-app.ts";
import { File, Folder, FolderPage, FolderPath, Moved } from "./wire-shapes.ts";

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

test("files and folders are moved, alone and together, with the links that lead to them", async () => {
  const ada = await newOwner();
  const make = async (name: string, parentId: string | null = null) =>
    Folder.parse(await ada.mutate("folders.create", { name, parentId }));
  const [trips, archive] = [await make("Trips"), await make("Archive")];
  const { fileId } = await sendFile(ada, "hello");
  const other = await sendFile(ada, "there");
  const toFile = Link.parse(await ada.mutate("links.create", { fileId, maxDownloads: 2 }));
  const toFolder = Link.parse(await ada.mutate("links.create", { folderId: trips.folderId }));
  const statusOf = async (url: string) => (await fetch(url, { redirect: "manual" })).status;

  const moved = File.parse(await ada.mutate("files.move", { fileId, folderId: trips.folderId }));
  expect(moved).toMatchObject({ fileId, folderId: trips.folderId });
  expect(await statusOf(`${toFile.url}/download`)).toBe(302);
  expect(await statusOf(`${toFolder.url}/download/${fileId}`)).toBe(302);
  expect(await statusOf(`${toFolder.url}/download/${other.fileId}`)).toBe(404);

  const { files } = Moved.parse(
    await ada.mutate("files.moveMany", { fileIds: [fileId, other.fileId], folderId: archive.folderId }),
  );
  expect(files.map((file) => file.folderId)).toEqual([archive.folderId, archive.folderId]);
  // The folder's link shows what lies in it now, and gives nothing that has left it.
  expect(await statusOf(`${toFolder.url}/download/${fileId}`)).toBe(404);
  expect(await statusOf(`${toFile.url}/download`)).toBe(302);

  const inner = Folder.parse(
    await ada.mutate("folders.move", { folderId: archive.folderId, parentId: trips.folderId }),
  );
  expect(inner).toEqual({ ...archive, parentId: trips.folderId });
  expect(await statusOf(`${toFolder.url}/download/${fileId}`)).toBe(302);
});

test("a folder is moved neither into itself nor its child, nor to where its name is taken", async () => {
  const ada = await newOwner();
  const make = async (name: string, parentId: string | null = null) =>
    Folder.parse(await ada.mutate("folders.create", { name, parentId })).folderId;
  const outer = await make("outer");
  const inner = await make("inner", outer);
  await make("Inner");
  const move = (folderId: string, parentId: string | null) =>
    refusalOf(ada.mutate("folders.move", { folderId, parentId }));

  for (const parentId of [outer, inner])
    expect(await move(outer, parentId)).toMatchObject({ code: "BAD_REQUEST", appCode: "BAD_INPUT" });
  expect(await move(inner, null)).toMatchObject({ code: "CONFLICT", appCode: "NAME_TAKEN" });
  const deepest = `${"d/".repeat(62)}d`;
  await ada.mutate("folders.ensureTree", { parentId: outer, paths: [deepest] });
  const beside = await make("beside");
  expect(await move(outer, beside)).toMatchObject({ appCode: "BAD_INPUT" });
});

test("a folder rests in the trash with all links into it, and is gone for good with all bytes in it", async () => {
  const ada = await newOwner();
  const folder = Folder.parse(await ada.mutate("folders.create", { name: "Trips" }));
  const { folderId } = folder;
  const { fileId } = await sendFile(ada, "hello", { folderId });
  const links = await Promise.all(
    [{ fileId }, { folderId }].map(async (to) => Link.parse(await ada.mutate("links.create", to))),
  );
  const statuses = () =>
    Promise.all(
      links.map(async ({ url }) => (await fetch(`${url}/download/${fileId}`, { redirect: "manual" })).status),
    );

  const trashed = Folder.parse(await ada.mutate("folders.trash", { folderId }));
  expect(FolderPage.parse(await ada.query("folders.trashed", {}))).toEqual({
    items: [trashed],
    cursor: null,
  });
  expect(await statuses()).toEqual([404, 404]);
  expect(Folder.parse(await ada.mutate("folders.restore", { folderId }))).toEqual(folder);
  expect(await statuses()).toEqual([302, 302]);

  await ada.mutate("folders.remove", { folderId });
  await ada.mutate("folders.remove", { folderId });
  expect(await statuses()).toEqual([404, 404]);
  expect(await ada.query("quota.get")).toMatchObject({ storageUsed: 0 });
  expect(await refusalOf(ada.mutate("folders.restore", { folderId }))).toMatchObject({
    appCode: "NOT_FOUND",
  });
});
