import { randomUUID } from "node:crypto";
import type { Caller } from "./house.ts";
import { type PlanStep, saga } from "./saga-steps.ts";

/** What is done with folders and links, beside the saga: for plans, which strike anything. */
export const placeSteps: PlanStep[] = [
  {
    name: "make a tree",
    prepare: async () => "",
    run: (caller) => caller.folders.ensureTree({ paths: ["a/b/c", "a/d", "e"] }),
  },
  {
    name: "rename a folder",
    prepare: makeFolder,
    run: (caller, folderId) => caller.folders.rename({ folderId, name: randomUUID() }),
  },
  {
    name: "move a folder",
    prepare: async (caller) => `${await makeFolder(caller)} ${await makeFolder(caller)}`,
    run: (caller, given) => {
      const [folderId = "", parentId = ""] = given.split(" ");
      return caller.folders.move({ folderId, parentId });
    },
  },
  {
    name: "trash a folder",
    prepare: fillFolder,
    run: (caller, folderId) => caller.folders.trash({ folderId }),
  },
  {
    name: "restore a folder",
    prepare: async (caller) => {
      const folderId = await fillFolder(caller);
      await caller.folders.trash({ folderId });
      return folderId;
    },
    run: (caller, folderId) => caller.folders.restore({ folderId }),
  },
  {
    name: "remove a folder",
    prepare: fillFolder,
    run: (caller, folderId) => caller.folders.remove({ folderId }),
  },
  {
    name: "move files",
    prepare: async (caller) => `${await makeFolder(caller)} ${await saga.sendFile(caller)}`,
    run: (caller, given) => {
      const [folderId = "", ...fileIds] = given.split(" ");
      return caller.files.moveMany({ fileIds, folderId });
    },
  },
  {
    name: "make a link, use it and end it",
    prepare: saga.sendFile,
    run: async (caller, fileId) => {
      const { linkId } = await caller.links.create({ fileId, requestId: randomUUID(), maxDownloads: 3 });
      await caller.links.download({ linkId });
      await caller.links.revoke({ linkId });
    },
  },
];

async function makeFolder(caller: Caller): Promise<string> {
  const { folderId } = await caller.folders.create({ name: randomUUID() });
  return folderId;
}

async function fillFolder(caller: Caller): Promise<string> {
  const folderId = await makeFolder(caller);
  await caller.files.move({ fileId: await saga.sendFile(caller), folderId });
  return folderId;
}
