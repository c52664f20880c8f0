import { formatCount } from "@/components/format-count.ts";
import type { Line } from "../queue/line.ts";
import type { Incoming } from "../queue/upload-entry.ts";
import { UploadFailure } from "../queue/upload-failure.ts";
import { withRetries } from "../queue/with-retries.ts";
import type { DroppedItem } from "./dropped-nodes.ts";
import { type FoldersApi, folderCalls } from "./ensure-folders.ts";
import { FolderReadings } from "./folder-readings.ts";
import { pickedTree } from "./picked-tree.ts";
import type { FolderNode } from "./tree-node.ts";
import { TreeRefused, type WalkedFile, type WalkedTree, walkTree } from "./walk-tree.ts";

interface Around {
  api: FoldersApi;
  line: Line;
  random: () => number;
  /** Lets the page live for a moment. */
  pause: () => Promise<void>;
  onFoldersMade: () => void;
  /** Something could not be added, in words for people. */
  onTrouble: (title: string, reason: string) => void;
}

type Handle = Awaited<DroppedItem["handle"]>;
type Read = (onCount: (items: number) => void, signal: AbortSignal) => Promise<WalkedTree>;

/** Reads folders that are added, and makes them on the server before their files travel. */
export class FolderAdder {
  readonly readings = new FolderReadings();
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The files of a dropped folder, each with its folder on the server; none when it was refused. */
  addNode(node: FolderNode, parentId: string | null, handle: Handle): Promise<Incoming[]> {
    const { pause } = this.#around;
    const read: Read = (onCount, signal) => walkTree([node], { onCount, pause, signal });
    return this.#add(node.name, parentId, read, handle);
  }

  /** The files of a folder that was picked. */
  addPicked(files: readonly File[], parentId: string | null): Promise<Incoming[]> {
    const [name = ""] = files[0]?.webkitRelativePath.split("/") ?? [];
    return this.#add(name, parentId, () => pickedTree(files, this.#around.pause));
  }

  /** @param name of the folder, for those who wait */
  async #add(name: string, parentId: string | null, read: Read, handle: Handle = null): Promise<Incoming[]> {
    try {
      return await this.readings.during(name, async (onCount, signal) => {
        const tree = await read(onCount, signal);
        this.#tellUnreadable(tree);
        const ids = await this.#make(tree, parentId, signal);
        return tree.files.map(({ file, folders }) => ({
          file,
          folderId: ids.get(folders.join("/")) ?? parentId,
          source: handle && sourceOf({ file, folders }, handle),
        }));
      });
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === "AbortError";
      if (!stopped) this.#around.onTrouble(`“${name}” was not uploaded`, reasonOf(error));
      return [];
    }
  }

  /** The ids of the tree's folders by their paths. */
  async #make(tree: WalkedTree, parentId: string | null, signal: AbortSignal): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    const { api, onFoldersMade } = this.#around;
    for (const paths of folderCalls(tree)) {
      const made = await withRetries(() => api.ensureTree(parentId, paths), this.#around, signal);
      for (const { path, folderId } of made) ids.set(path, folderId);
      onFoldersMade();
    }
    return ids;
  }

  #tellUnreadable({ unreadable }: WalkedTree): void {
    const [first] = unreadable;
    if (first === undefined) return;
    const what = unreadable.length === 1 ? `“${first}”` : formatCount(unreadable.length, "item");
    this.#around.onTrouble(`${what} could not be read`, "The rest is uploaded.");
  }
}

function sourceOf({ file, folders }: WalkedFile, handle: NonNullable<Handle>): Incoming["source"] {
  return { handle, folders: folders.slice(1), name: file.name };
}

function reasonOf(error: unknown): string {
  if (error instanceof TreeRefused) return error.message;
  if (error instanceof UploadFailure && error.message) return error.message;
  return "Its folders could not be made. Check your connection and add it again.";
}
