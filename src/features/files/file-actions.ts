import type { File } from "@dropify/core/files/file.schema";

/** What can be done to files, wherever it is asked for: menu, bar, keys, details. */
export interface FileActions {
  share: (file: File) => void;
  copyLink: (file: File) => void;
  download: (file: File) => void;
  rename: (file: File) => void;
  details: (file: File) => void;
  trash: (files: readonly File[]) => void;
}
