import type { File } from "../files/file.schema.ts";
import { type FileItem, findFile } from "../files/file-items.ts";
import type { FolderItem } from "../files/folder-items.ts";
import { Id } from "../files/id.schema.ts";
import type { SharedFile, SharedFolder } from "./link-view.schema.ts";
import { type LinkItem, linkGone } from "./live.ts";
import { findFolder } from "./shared-items.ts";

/** Deeper than folders can be: only a ring of folders, which cannot be made, would go on. */
const maxDepth = 100;

/** The folders whose content a link shares, whatever comes to lie in them. */
export function sharedFolderIds(link: LinkItem): string[] {
  if (link.kind === "folder") return link.fileId === undefined ? [] : [link.fileId];
  return link.folderIds ?? [];
}

/**
 * The folders from the shared one down to this one: a Get each. Where the folder does not lie inside what the
 * link shares, or no longer does: undefined.
 */
export async function pathWithin(link: LinkItem, folderId: string): Promise<FolderItem[] | undefined> {
  const roots = new Set(sharedFolderIds(link));
  const path: FolderItem[] = [];
  for (let id: string | undefined = folderId; id !== undefined && path.length < maxDepth; ) {
    const folder: FolderItem | undefined = await findFolder(link.ownerId, id);
    if (!folder) return undefined;
    path.unshift(folder);
    if (roots.has(id)) return path;
    id = folder.parentId;
  }
  return undefined;
}

/**
 * The file that a link leads to, or one of those that it shares.
 * @throws AppError LINK_GONE where it is none of these, or in the trash: like one that never was
 */
export async function fileOf(link: LinkItem, fileId = link.fileId): Promise<FileItem> {
  if (
    !Id.safeParse(fileId).success ||
    fileId === undefined ||
    (link.kind === "file" && fileId !== link.fileId)
  )
    throw linkGone();
  const file = await findFile(link.ownerId, fileId);
  if (!file || file.trashedAt !== undefined) throw linkGone(link, "suspended");
  if (link.kind === "file" || link.fileIds?.includes(fileId)) return file;
  if (file.folderId === undefined || !(await pathWithin(link, file.folderId))) throw linkGone();
  return file;
}

export function toSharedFile(file: Omit<File, "folderId" | "downloadCount" | "trashedAt">): SharedFile {
  const { fileId, fileName, fileSize, mimeType, uploadTimestamp, sha256, digestPartSize } = file;
  return { fileId, fileName, fileSize, mimeType, uploadTimestamp, sha256, digestPartSize };
}

export const toSharedFolder = ({ fileId, name }: FolderItem): SharedFolder => ({ folderId: fileId, name });
