import { MOST_ITEMS, MOST_LEVELS, tooDeep, tooMany, type WalkedTree } from "./walk-tree.ts";

/** Files that are read in one go: a few milliseconds. */
const PORTION = 5_000;

/**
 * The tree of files that were picked by their folder. Browsers tell no empty folders there.
 * @param pause lets the page live for a moment
 * @throws TreeRefused
 */
export async function pickedTree(files: readonly File[], pause: () => Promise<void>): Promise<WalkedTree> {
  const tree: WalkedTree = { files: [], folders: [], unreadable: [] };
  const folders = new Map<string, readonly string[]>();
  for (const [index, file] of files.entries()) {
    if (index > 0 && index % PORTION === 0) await pause();
    const path = file.webkitRelativePath.split("/").slice(0, -1);
    if (path.length > MOST_LEVELS) throw tooDeep(path[0]);
    const key = path.join("/");
    const known = folders.get(key) ?? path;
    folders.set(key, known);
    tree.files.push({ file, folders: known });
    if (tree.files.length > MOST_ITEMS) throw tooMany();
  }
  tree.folders = [...folders.values()].filter(({ length }) => length > 0);
  return tree;
}
