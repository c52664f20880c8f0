import { formatBytes } from "@/components/format-bytes.ts";
import { formatDate } from "@/components/format-date.ts";
import type { Row } from "./use-folder-rows.ts";

/** A row as a screen reader says it: "Report.pdf, 8.4 MB, uploaded Yesterday". */
export function describeRow(row: Row): string {
  if (row.kind === "folder") return `${row.name}, folder`;
  const { fileSize, uploadTimestamp } = row.file;
  return `${row.name}, ${formatBytes(fileSize)}, uploaded ${formatDate(uploadTimestamp)}`;
}
