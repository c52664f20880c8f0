import type { WalkedTree } from "./walk-tree.ts";

export interface FoldersApi {
  /** Finds or makes the folders at the ends of the paths ("a/b/c"), with all above them. */
  ensureTree(parentId: string | null, paths: string[]): Promise<{ path: string; folderId: string }[]>;
}

/** The wire's limits per call: paths, folders that they name together, and the size of a request. */
export const MOST_PATHS = 200;
export const MOST_FOLDERS = 2_000;
const MOST_LETTERS = 200_000;

/**
 * The folders of a tree that have to be asked for, in as few calls as its limits allow: those above others are made
 * along with them.
 */
export function folderCalls({ files, folders }: WalkedTree): string[][] {
  const asked = new Set(files.map((file) => file.folders.join("/")));
  const inner = new Set(folders.map((path) => path.slice(0, -1).join("/")));
  for (const path of folders) if (!inner.has(path.join("/"))) asked.add(path.join("/"));
  asked.delete("");

  const calls: string[][] = [];
  let named = new Set<string>();
  let letters = 0;
  // In order, so that neighbours share what is above them.
  for (const path of [...asked].sort()) {
    const ways = waysTo(path);
    const fresh = ways.filter((way) => !named.has(way)).length;
    const call = calls.at(-1);
    const fits =
      call &&
      call.length < MOST_PATHS &&
      named.size + fresh <= MOST_FOLDERS &&
      letters + path.length <= MOST_LETTERS;
    if (!fits) {
      named = new Set();
      letters = 0;
      calls.push([]);
    }
    for (const way of ways) named.add(way);
    letters += path.length;
    calls.at(-1)?.push(path);
  }
  return calls;
}

/** "a", "a/b" and "a/b/c" for "a/b/c". */
function waysTo(path: string): string[] {
  const names = path.split("/");
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
