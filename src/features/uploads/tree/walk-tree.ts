import { formatCount } from "@/components/format-count.ts";
import type { FileNode, FolderNode, TreeNode } from "./tree-node.ts";

/** Levels of folders in one another that the server keeps. */
export const MOST_LEVELS = 64;
/** Files and folders of one drop: more would fill the page's memory. */
export const MOST_ITEMS = 100_000;
/** Files opened at the same time. */
const OPENED_AT_ONCE = 50;

export interface WalkedFile {
  file: File;
  /** Names of the folders above it, from the top one that was added. */
  folders: readonly string[];
}

export interface WalkedTree {
  files: WalkedFile[];
  /** The ways to every folder, empty ones too. */
  folders: (readonly string[])[];
  /** Names of what could not be read. */
  unreadable: string[];
}

interface Walk {
  /** Told of the items found so far, now and then. */
  onCount: (items: number) => void;
  /** Lets the page live; called after every portion. */
  pause: () => Promise<void>;
  signal: AbortSignal;
}

/** Why a folder cannot be added; `message` is written for people. */
export class TreeRefused extends Error {
  override readonly name = "TreeRefused";
}

/**
 * Reads folders to their end. Nothing is taken when there is too much: half a folder helps nobody.
 * @throws TreeRefused, or the signal's reason when aborted
 */
export async function walkTree(roots: TreeNode[], { onCount, pause, signal }: Walk): Promise<WalkedTree> {
  const walked: WalkedTree = { files: [], folders: [], unreadable: [] };
  const folders: { node: FolderNode; path: readonly string[] }[] = [];
  let items = 0;

  const take = async (nodes: TreeNode[], above: readonly string[]) => {
    items += nodes.length;
    if (items > MOST_ITEMS) throw tooMany();
    const files: FileNode[] = [];
    for (const node of nodes) {
      if (node.kind === "file") files.push(node);
      else folders.push({ node, path: [...above, node.name] });
    }
    for (let from = 0; from < files.length; from += OPENED_AT_ONCE) {
      await openFiles(files.slice(from, from + OPENED_AT_ONCE), above, walked);
    }
    onCount(items);
    await pause();
    signal.throwIfAborted();
  };

  await take(roots, []);
  for (let next = folders.pop(); next; next = folders.pop()) {
    const { node, path } = next;
    if (path.length > MOST_LEVELS) throw tooDeep(path[0]);
    walked.folders.push(path);
    try {
      for await (const nodes of node.children()) await take(nodes, path);
    } catch (error) {
      if (error instanceof TreeRefused || signal.aborted) throw error;
      walked.unreadable.push(node.name);
    }
  }
  return walked;
}

async function openFiles(nodes: FileNode[], folders: readonly string[], walked: WalkedTree): Promise<void> {
  const opened = await Promise.allSettled(nodes.map((node) => node.open()));
  for (const [index, { name }] of nodes.entries()) {
    const result = opened[index];
    if (result?.status === "fulfilled") walked.files.push({ file: result.value, folders });
    else walked.unreadable.push(name);
  }
}

export function tooMany(): TreeRefused {
  return new TreeRefused(
    `There are more than ${formatCount(MOST_ITEMS)} files and folders in it. Add it in smaller portions.`,
  );
}

export function tooDeep(name = "It"): TreeRefused {
  return new TreeRefused(
    `“${name}” holds folders more than ${MOST_LEVELS} levels deep. Flatten it, or pack it into an archive.`,
  );
}
