import type { Incoming } from "./queue/upload-entry.ts";
import type { UploadQueue } from "./queue/upload-queue.ts";
import type { UnfinishedUploads } from "./resume/unfinished-uploads.ts";
import type { DroppedItem } from "./tree/dropped-nodes.ts";
import type { FolderAdder } from "./tree/folder-adder.ts";
import type { FolderNode } from "./tree/tree-node.ts";

interface Parts {
  queue: UploadQueue;
  unfinished: UnfinishedUploads;
  folders: FolderAdder;
}

/** Everything about uploads that a page loads only when it needs it. */
export class UploadEngine {
  readonly queue: UploadQueue;
  readonly unfinished: UnfinishedUploads;
  readonly folders: FolderAdder;

  constructor({ queue, unfinished, folders }: Parts) {
    this.queue = queue;
    this.unfinished = unfinished;
    this.folders = folders;
  }

  /** Files without folders. @param folderId where they go, null for the top level */
  async addFiles(files: File[], folderId: string | null): Promise<void> {
    await this.#add(files.map((file) => ({ file, folderId })));
  }

  /** The files of a folder that was picked. */
  async addPickedFolder(files: File[], folderId: string | null): Promise<void> {
    await this.#add(await this.folders.addPicked(files, folderId));
  }

  /** Files and folders as they were dropped or pasted. */
  async addDropped(items: DroppedItem[], folderId: string | null): Promise<void> {
    const files: Incoming[] = [];
    const folders: { node: FolderNode; handle: DroppedItem["handle"] }[] = [];
    for (const { node, handle } of items) {
      if (node.kind === "folder") folders.push({ node, handle });
      else files.push(await openDropped(node, handle, folderId));
    }
    if (files.length > 0) await this.#add(files);
    for (const { node, handle } of folders) {
      await this.#add(await this.folders.addNode(node, folderId, await handle));
    }
  }

  async #add(files: Incoming[]): Promise<void> {
    const fresh = await this.unfinished.adopt(files);
    if (fresh.length > 0) await this.queue.add(fresh);
  }
}

async function openDropped(
  node: Extract<DroppedItem["node"], { kind: "file" }>,
  handle: DroppedItem["handle"],
  folderId: string | null,
): Promise<Incoming> {
  const [file, opened] = await Promise.all([node.open(), handle]);
  return { file, folderId, source: opened && { handle: opened, folders: [], name: file.name } };
}
