import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";

/** What can be done to files, wherever it is asked for: menu, bar, keys, details. */
export interface FileActions {
  share: (file: File) => void;
  copyLink: (file: File) => void;
  download: (file: File) => void;
  rename: (file: File) => void;
  details: (file: File) => void;
  trash: (files: readonly File[]) => void;
}

/** What can be done to folders. */
export interface FolderActions {
  open: (folder: Folder) => void;
  rename: (folder: Folder) => void;
}
