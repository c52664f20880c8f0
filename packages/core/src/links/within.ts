import type { File } from "../files/file.schema.ts";
import type { FileItem } from "../files/file-items.ts";
import type { FolderItem } from "../files/folder-items.ts";
import { isHiddenFolder } from "../files/hidden-folders.ts";
import { Id } from "../files/id.schema.ts";
import { type LinkReads, singleReads } from "./link-reads.ts";
import type { SharedFile, SharedFolder } from "./link-view.schema.ts";
import { type LinkItem, linkGone } from "./live.ts";

/** Deeper than folders can be: only a ring of folders, which cannot be made, would go on. */
const maxDepth = 100;

/** The folders whose content a link shares, whatever comes to lie in them. */
export function sharedFolderIds(link: Pick<LinkItem, "kind" | "fileId" | "folderIds">): string[] {
  if (link.kind === "folder") return link.fileId === undefined ? [] : [link.fileId];
  return link.folderIds ?? [];
}

/**
 * The folders from the shared one down to this one: a Get each, and one for each above, any of which may be in the
 * trash. Where the folder does not lie inside what the link shares, or no longer does, or is in the trash: undefined.
 */
export async function pathWithin(
  link: LinkItem,
  folderId: string,
  reads: LinkReads = singleReads,
): Promise<FolderItem[] | undefined> {
  const roots = new Set(sharedFolderIds(link));
  const path: FolderItem[] = [];
  let isInside = false;
  for (let id: string | undefined = folderId, levels = 0; id !== undefined && levels < maxDepth; levels++) {
    const folder: FolderItem | undefined = await reads.folder(link.ownerId, id);
    if (!folder || folder.trashedAt !== undefined) return undefined;
    if (!isInside) path.unshift(folder);
    isInside ||= roots.has(id);
    id = folder.parentId;
  }
  return isInside ? path : undefined;
}

/**
 * The file that a link leads to, or one of those that it shares.
 * @throws AppError LINK_GONE where it is none of these, or in the trash, be it with a folder: like one that never was
 */
export async function fileOf(
  link: LinkItem,
  fileId = link.fileId,
  reads: LinkReads = singleReads,
): Promise<FileItem> {
  if (
    !Id.safeParse(fileId).success ||
    fileId === undefined ||
    (link.kind === "file" && fileId !== link.fileId)
  )
    throw linkGone();
  const file = await reads.file(link.ownerId, fileId);
  if (!file || file.trashedAt !== undefined) throw linkGone(link, "suspended");
  if (link.kind === "file" || link.fileIds?.includes(fileId)) {
    if (await isHiddenFolder(link.ownerId, file.folderId, reads.folders)) throw linkGone(link, "suspended");
    return file;
  }
  if (file.folderId === undefined || !(await pathWithin(link, file.folderId, reads))) throw linkGone();
  return file;
}

export function toSharedFile(file: Omit<File, "folderId" | "downloadCount" | "trashedAt">): SharedFile {
  const { fileId, fileName, fileSize, mimeType, uploadTimestamp, sha256, digestPartSize } = file;
  return { fileId, fileName, fileSize, mimeType, uploadTimestamp, sha256, digestPartSize };
}

export const toSharedFolder = ({ fileId, name }: FolderItem): SharedFolder => ({ folderId: fileId, name });
