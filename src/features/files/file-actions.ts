import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";

/** Files and folders that something is done to together. */
export interface Chosen {
  files: readonly File[];
  folders: readonly Folder[];
}

/** What can be done to files, wherever it is asked for: menu, bar, keys, details. */
export interface FileActions {
  share: (chosen: Chosen) => void;
  /** For one thing: there may be a link to it already. */
  copyLink: (chosen: Chosen) => void;
  download: (file: File) => void;
  rename: (file: File) => void;
  details: (file: File) => void;
  move: (chosen: Chosen) => void;
  trash: (chosen: Chosen) => void;
}

/** What can be done to folders. */
export interface FolderActions {
  open: (folder: Folder) => void;
  rename: (folder: Folder) => void;
}

/** One file alone. */
export const oneFile = (file: File): Chosen => ({ files: [file], folders: [] });
