import type { FileNode, FolderNode, TreeNode } from "../tree-node.ts";

export function fileNode(name: string): FileNode {
  return { kind: "file", name, open: async () => new File([name], name) };
}

/** A folder that hands its content out a few at a time, as browsers do. */
export function folderNode(name: string, content: TreeNode[], portion = 100): FolderNode {
  return {
    kind: "folder",
    name,
    async *children() {
      for (let from = 0; from < content.length; from += portion) yield content.slice(from, from + portion);
    },
  };
}

/** Folders in one another, this many levels. */
export function deepFolder(levels: number): FolderNode {
  let folder = folderNode(`level ${levels}`, []);
  for (let level = levels - 1; level >= 1; level -= 1) folder = folderNode(`level ${level}`, [folder]);
  return folder;
}
