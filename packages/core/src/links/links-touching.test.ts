import { expect, test } from "vitest";
import { ensureTree } from "../files/ensure-tree.ts";
import { EnsureTree } from "../files/folder.schema.ts";
import { newId } from "../id.ts";
import { sendFile } from "../testing/send-file.ts";
import { createLink } from "./create-link.ts";
import { revokeLink } from "./end-link.ts";
import { NewLink } from "./link.schema.ts";
import { type Going, linksTouching } from "./links-touching.ts";

/** shared/inner with a file, and another folder; a link to each of them, and to two selections. */
async function house() {
  const userId = newId();
  const paths = ["shared", "shared/inner", "other"];
  const { folders } = await ensureTree(userId, EnsureTree.parse({ paths }));
  const [shared = "", inner = "", other = ""] = folders.map(({ folderId }) => folderId);
  const fileId = await sendFile(userId, "a.txt", new Uint8Array(1), { folderId: inner });
  const apart = await sendFile(userId, "b.txt", new Uint8Array(1));
  const share = async (name: string, target: Partial<NewLink>) =>
    createLink({ userId, name: "Ada" }, NewLink.parse({ name, ...target }));
  await share("to shared", { folderId: shared });
  await share("to inner", { folderId: inner });
  await share("to file", { fileId });
  await share("to other", { folderId: other });
  await share("to both files", { fileIds: [fileId, apart] });
  await share("to file and inner", { fileIds: [fileId], folderIds: [inner] });
  const { linkId } = await share("revoked", { fileId });
  await revokeLink(userId, linkId);
  const touched = async (going: Partial<Going>) => {
    const { links } = await linksTouching(userId, { fileIds: [], folderIds: [], ...going });
    return Object.fromEntries(links.map(({ name, effect }) => [name, effect]));
  };
  return { userId, shared, inner, other, fileId, apart, touched };
}

test("before something goes its owner hears which links stop, and which share less", async () => {
  const { shared, inner, fileId, apart, touched } = await house();

  expect(await touched({ fileIds: [fileId] })).toEqual({
    "to file": "stops",
    "to inner": "shrinks",
    "to shared": "shrinks",
    "to both files": "shrinks",
    "to file and inner": "shrinks",
  });
  expect(await touched({ folderIds: [inner] })).toEqual({
    "to file": "stops",
    "to inner": "stops",
    "to shared": "shrinks",
    "to both files": "shrinks",
    "to file and inner": "stops",
  });
  // Links into a folder are found from the folder, however deep they lead.
  expect(await touched({ folderIds: [shared], fileIds: [apart] })).toEqual({
    "to file": "stops",
    "to inner": "stops",
    "to shared": "stops",
    "to both files": "stops",
    "to file and inner": "stops",
  });
});

test("before something moves its owner hears which folders' links lose it, and which gain it", async () => {
  const { shared, inner, other, fileId, apart, touched } = await house();

  expect(await touched({ fileIds: [fileId], to: other })).toEqual({
    "to inner": "shrinks",
    "to shared": "shrinks",
    "to other": "grows",
  });
  expect(await touched({ folderIds: [inner], to: null })).toEqual({ "to shared": "shrinks" });
  expect(await touched({ fileIds: [apart], to: shared })).toEqual({ "to shared": "grows" });
  expect(await touched({ fileIds: [fileId], to: shared })).toEqual({ "to inner": "shrinks" });
});

test("each touched link says what it leads to", async () => {
  const { userId, inner } = await house();
  const { links, hasMore } = await linksTouching(userId, { fileIds: [], folderIds: [inner] });

  const nameOf = (name: string) => links.find((link) => link.name === name)?.targetName;
  expect(["to file", "to shared", "to both files"].map(nameOf)).toEqual(["a.txt", "shared", null]);
  expect(hasMore).toBe(false);
});

test("a stranger who names an owner's things hears of none of the owner's links", async () => {
  const { shared, fileId } = await house();
  const going = { fileIds: [fileId], folderIds: [shared] };

  expect(await linksTouching(newId(), going)).toEqual({ links: [], hasMore: false });
  expect(await linksTouching(newId(), { ...going, to: shared })).toEqual({ links: [], hasMore: false });
});
