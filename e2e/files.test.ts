import { expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { sendFile, shareFile, start } from "./send-file.ts";
import { newOwner } from "./shared-app.ts";
import { Conflicts, File, FilePage, Folder, Grant, Nothing, Quota } from "./wire-shapes.ts";

test("a file is found, renamed, trashed, restored, downloaded and removed", async () => {
  const ada = await newOwner();
  const sent = await sendFile(ada, "hello");
  const { fileId } = sent;
  expect(sent).toMatchObject({ fileName: "plan.txt", fileSize: 5, mimeType: "text/plain", folderId: null });
  expect(sent).toMatchObject({ downloadCount: 0, trashedAt: null });

  expect(File.parse(await ada.query("files.get", { fileId }))).toEqual(sent);
  const renamed = File.parse(await ada.mutate("files.rename", { fileId, fileName: "Plan B.txt" }));
  expect(renamed).toEqual({ ...sent, fileName: "Plan B.txt" });
  const trashed = File.parse(await ada.mutate("files.trash", { fileId }));
  expect(trashed).toEqual({ ...renamed, trashedAt: expect.any(String) });
  expect(FilePage.parse(await ada.query("files.trashed", {}))).toEqual({ items: [trashed], cursor: null });
  expect(FilePage.parse(await ada.query("files.list", {})).items).toEqual([]);
  expect(File.parse(await ada.mutate("files.restore", { fileId }))).toEqual(renamed);

  const { url, expiresAt } = Grant.parse(await ada.query("files.downloadUrl", { fileId }));
  expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
  const download = await fetch(url);
  expect(await download.text()).toBe("hello");
  expect(download.headers.get("content-disposition")).toContain('filename="Plan B.txt"');

  expect(Nothing.parse(await ada.mutate("files.remove", { fileId }))).toEqual({});
  expect(await refusalOf(ada.query("files.get", { fileId }))).toMatchObject({ appCode: "NOT_FOUND" });
});

test("the first page comes with its list: a file's name is in the HTML before any script runs", async () => {
  const ada = await newOwner();
  await sendFile(ada, "hello", { fileName: "Fetched ahead.txt" });

  expect(await (await ada.send("/")).text()).toContain("Fetched ahead.txt");
});

test("trash keeps the bytes counted and suspends links; removing frees them once, from anywhere", async () => {
  const ada = await newOwner();
  const { fileId, linkId } = await shareFile(ada);
  const used = async () => Quota.parse(await ada.query("quota.get")).storageUsed;

  await ada.mutate("files.trash", { fileId });
  expect(await used()).toBe(5);
  expect(await refusalOf(ada.query("links.view", { linkId }))).toMatchObject({ appCode: "LINK_GONE" });
  await ada.mutate("files.restore", { fileId });
  await ada.query("links.view", { linkId });
  await ada.mutate("files.trash", { fileId });
  await Promise.all([ada.mutate("files.remove", { fileId }), ada.mutate("files.remove", { fileId })]);
  await ada.mutate("files.remove", { fileId });

  expect(await used()).toBe(0);
  expect(await refusalOf(ada.query("links.view", { linkId }))).toMatchObject({ appCode: "LINK_GONE" });
});

test("a list goes on where it ended, by each order, and a folder's holds only its own", async () => {
  const ada = await newOwner();
  const { folderId } = Folder.parse(await ada.mutate("folders.create", { name: "Deep" }));
  const inside = await sendFile(ada, "in a folder", { folderId });
  for (const [fileName, bytes] of [
    ["b", "22"],
    ["a", "333"],
    ["c", "1"],
  ] as const) {
    await sendFile(ada, bytes, { fileName });
  }
  async function namesBy(rules: object): Promise<string[]> {
    const first = FilePage.parse(await ada.query("files.list", { ...rules, limit: 2 }));
    expect(first.items).toHaveLength(2);
    const { cursor } = first;
    const rest = FilePage.parse(await ada.query("files.list", { ...rules, limit: 2, cursor }));
    expect(rest.cursor).toBeNull();
    return [...first.items, ...rest.items].map(({ fileName }) => fileName);
  }

  expect(await namesBy({})).toEqual(["c", "a", "b"]);
  expect(await namesBy({ sort: "time", order: "asc" })).toEqual(["b", "a", "c"]);
  expect(await namesBy({ sort: "size", order: "desc" })).toEqual(["a", "b", "c"]);
  expect(await namesBy({ sort: "size", order: "asc" })).toEqual(["c", "b", "a"]);
  expect(await namesBy({ sort: "name", order: "asc" })).toEqual(["a", "b", "c"]);
  expect(await namesBy({ sort: "name", order: "desc" })).toEqual(["c", "b", "a"]);
  expect(FilePage.parse(await ada.query("files.list", { folderId })).items).toEqual([inside]);
});

test("a cursor goes on with its own list alone", async () => {
  const [ada, eve] = await Promise.all([newOwner(), newOwner()]);
  await sendFile(ada, "1");
  await sendFile(ada, "2");
  const { cursor } = FilePage.parse(await ada.query("files.list", { limit: 1 }));
  const badCursor = { code: "BAD_REQUEST", appCode: "BAD_CURSOR" };

  for (const forged of ["made.up", "", "e30.e30", `${cursor}x`])
    expect(await refusalOf(ada.query("files.list", { cursor: forged }))).toMatchObject(badCursor);
  expect(await refusalOf(eve.query("files.list", { cursor }))).toMatchObject(badCursor);
  expect(await refusalOf(ada.query("files.list", { cursor, order: "asc" }))).toMatchObject(badCursor);
  expect(await refusalOf(ada.query("files.trashed", { cursor }))).toMatchObject(badCursor);
});

test("names that are taken are told with the file that has them", async () => {
  const ada = await newOwner();
  const plan = await sendFile(ada, "hello", { fileName: "Plan.txt" });

  const answer = Conflicts.parse(await ada.query("files.conflicts", { fileNames: ["Plan.txt", "free.txt"] }));

  const { fileName, fileId, fileSize, uploadTimestamp, sha256, digestPartSize } = plan;
  expect(answer.conflicts).toEqual([{ fileName, fileId, fileSize, uploadTimestamp, sha256, digestPartSize }]);
});

test("an upload in flight is no file yet", async () => {
  const ada = await newOwner();
  const { fileId } = await start(ada, "hello");
  for (const procedure of ["files.get", "files.downloadUrl"])
    expect(await refusalOf(ada.query(procedure, { fileId }))).toMatchObject({ appCode: "NOT_FOUND" });
  for (const procedure of ["files.trash", "files.restore", "files.remove"])
    expect(await refusalOf(ada.mutate(procedure, { fileId }))).toMatchObject({ appCode: "NOT_FOUND" });
});

test("the newest and the largest of all files are listed across folders, page by page", async () => {
  const ada = await newOwner();
  const { folderId } = Folder.parse(await ada.mutate("folders.create", { name: "Deep" }));
  const sent = [
    await sendFile(ada, "22", { folderId }),
    await sendFile(ada, "333"),
    await sendFile(ada, "1"),
  ];
  async function idsBy(procedure: string): Promise<string[]> {
    const first = FilePage.parse(await ada.query(procedure, { limit: 2 }));
    const rest = FilePage.parse(await ada.query(procedure, { limit: 2, cursor: first.cursor }));
    return [...first.items, ...rest.items].map(({ fileId }) => fileId);
  }
  const [two, three, one] = sent.map(({ fileId }) => fileId);

  expect(await idsBy("files.recent")).toEqual([one, three, two]);
  expect(await idsBy("files.largest")).toEqual([three, two, one]);
});
