import { formatCount } from "@/components/format-count.ts";

/** “Report.pdf”, or "3 files". */
export function describeFiles(files: readonly { fileName: string }[]): string {
  const [first] = files;
  return files.length === 1 && first ? `“${first.fileName}”` : formatCount(files.length, "file");
}
