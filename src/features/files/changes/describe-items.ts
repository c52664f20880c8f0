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

/** “Report.pdf”, or "3 files". */
export function describeItems(items: Items): string {
  const [name, ...others] = [...items.folders.map((it) => it.name), ...items.files.map((it) => it.fileName)];
  return name !== undefined && others.length === 0 ? `“${name}”` : describeCount(items);
}
