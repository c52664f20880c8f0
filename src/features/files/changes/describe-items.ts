import { formatCount } from "@/components/format-count.ts";

/** Files and folders together, as in one selection. */
export interface Items {
  files: readonly { fileName: string }[];
  folders: readonly { name: string }[];
}

/** "3 files", "1 folder", or "4 items" of both kinds. */
export function describeCount({ files, folders }: Items): string {
  if (folders.length === 0) return formatCount(files.length, "file");
  if (files.length === 0) return formatCount(folders.length, "folder");
  return formatCount(files.length + folders.length, "item");
}
