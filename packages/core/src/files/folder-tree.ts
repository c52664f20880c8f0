import { AppError } from "../error.ts";
import { foldName } from "./file-keys.ts";
import { type FolderPath, maxTreeFolders } from "./folder.schema.ts";

/** One folder of a tree that was asked for. */
export interface TreeNode {
  /** Its folded path: what tells it from the others. */
  key: string;
  name: string;
  parent: TreeNode | undefined;
}

export interface FolderTree {
  /** From the top down; in a level, in the order in which they were first named. */
  levels: TreeNode[][];
  /** The node that each path leads to, in the order asked. */
  ends: { path: string; node: TreeNode }[];
}

/** The folders that the paths name, each once. @throws AppError BAD_INPUT when there are too many */
export function planTree(paths: FolderPath[]): FolderTree {
  const nodes = new Map<string, TreeNode>();
  const levels: TreeNode[][] = [];
  const ends = paths.map(({ path, names }) => {
    let parent: TreeNode | undefined;
    for (const [depth, name] of names.entries()) {
      const key = parent ? `${parent.key}/${foldName(name)}` : foldName(name);
      const node: TreeNode = nodes.get(key) ?? { key, name, parent };
      if (!nodes.has(key)) {
        nodes.set(key, node);
        (levels[depth] ??= []).push(node);
      }
      parent = node;
    }
    if (!parent) throw new AppError("BAD_INPUT", "A path must name a folder.");
    return { path, node: parent };
  });
  if (nodes.size > maxTreeFolders) {
    throw new AppError(
      "BAD_INPUT",
      `These paths name ${nodes.size} folders; at most ${maxTreeFolders} can be made at a time.`,
    );
  }
  return { levels, ends };
}
