import { MOST_ITEMS, MOST_LEVELS, tooDeep, tooMany, type WalkedTree } from "./walk-tree.ts";

/**
 * The tree of files that were picked by their folder. Browsers tell no empty folders there.
 * @throws TreeRefused
 */
export function pickedTree(files: Iterable<File>): WalkedTree {
  const tree: WalkedTree = { files: [], folders: [], unreadable: [] };
  const folders = new Map<string, readonly string[]>();
  for (const file of files) {
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
