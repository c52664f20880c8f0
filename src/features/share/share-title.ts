import type { LinkView } from "@dropify/core/links/link-view.schema";
import { fileKindWord } from "@/components/file-kind.ts";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";

/** What the link shares, in a few words: the name of the file or folder, or how many things are chosen. */
export function contentTitle({ title, focus, files, folders, path }: LinkView): string {
  if (title !== null) return title;
  // Inside a selection the count would be that of the place.
  if (focus || path.length > 0) return "All that is shared";
  const parts = [
    ...(folders.length > 0 ? [formatCount(folders.length, "folder")] : []),
    ...(files.length > 0 ? [formatCount(files.length, "file")] : []),
  ];
  return parts.join(" and ");
}

/** What there is here: "PDF document · 8.4 MB", "3 folders · 12 files · 1.9 GB". */
export function contentGist(view: LinkView): string {
  const { focus, files, folders, cursor } = view;
  if (focus) return `${fileKindWord(focus.fileName, focus.mimeType)} · ${formatBytes(focus.fileSize)}`;
  if (cursor !== null) return "Many files";
  const bytes = files.reduce((sum, file) => sum + file.fileSize, 0);
  return [
    ...(folders.length > 0 ? [formatCount(folders.length, "folder")] : []),
    formatCount(files.length, "file"),
    ...(files.length > 0 ? [formatBytes(bytes)] : []),
  ].join(" · ");
}
