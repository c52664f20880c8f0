import type { FileNode, FolderNode, TreeNode } from "./tree-node.ts";

/** What was dropped or pasted, caught within its event: a browser empties its DataTransfer right after. */
export interface DroppedItem {
  node: TreeNode;
  /** For opening it again after the page is gone; null where the browser cannot. */
  handle: Promise<FileSystemFileHandle | FileSystemDirectoryHandle | null>;
}

/** What of a DataTransfer's item is looked at. */
export type DroppableItem = Pick<DataTransferItem, "kind" | "webkitGetAsEntry" | "getAsFile">;

/** To be called within the event. */
export function droppedItems({ items }: { items: Iterable<DroppableItem> }): DroppedItem[] {
  return Array.from(items).flatMap((item) => {
    if (item.kind !== "file") return [];
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    const node = entry ? nodeOf(entry, file) : file && plainFile(file);
    return node ? [{ node, handle: handleOf(item) }] : [];
  });
}

function nodeOf(entry: FileSystemEntry, file: File | null): TreeNode | null {
  if (isFolder(entry)) return folderNode(entry);
  // The File at hand is better than its entry: what was pasted from the memory has no other.
  if (file) return plainFile(file);
  return isFile(entry) ? fileNode(entry) : null;
}

function plainFile(file: File): FileNode {
  return { kind: "file", name: file.name, open: async () => file };
}

function fileNode(entry: FileSystemFileEntry): FileNode {
  return {
    kind: "file",
    name: entry.name,
    open: () => new Promise((resolve, reject) => entry.file(resolve, reject)),
  };
}

function folderNode(entry: FileSystemDirectoryEntry): FolderNode {
  return {
    kind: "folder",
    name: entry.name,
    async *children() {
      const reader = entry.createReader();
      // A portion is a hundred in some browsers; only an empty one is the last.
      for (;;) {
        const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
          reader.readEntries(resolve, reject),
        );
        if (entries.length === 0) return;
        yield entries.flatMap((child) => nodeOf(child, null) ?? []);
      }
    },
  };
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

async function handleOf(
  item: DroppableItem,
): Promise<FileSystemFileHandle | FileSystemDirectoryHandle | null> {
  if (!("getAsFileSystemHandle" in item) || typeof item.getAsFileSystemHandle !== "function") return null;
  try {
    const handle: unknown = await item.getAsFileSystemHandle();
    const known = handle instanceof FileSystemFileHandle || handle instanceof FileSystemDirectoryHandle;
    return known ? handle : null;
  } catch {
    return null;
  }
}
