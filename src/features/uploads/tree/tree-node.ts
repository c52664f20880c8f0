/** A file of a folder that is being added, still to be opened. */
export interface FileNode {
  kind: "file";
  name: string;
  /** @throws DOMException when it cannot be read */
  open(): Promise<File>;
}

export interface FolderNode {
  kind: "folder";
  name: string;
  /** What is inside, in whatever portions it comes. @throws DOMException when it cannot be read */
  children(): AsyncIterable<TreeNode[]>;
}

export type TreeNode = FileNode | FolderNode;
