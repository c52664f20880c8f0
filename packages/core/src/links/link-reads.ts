import { type FileItem, findFile } from "../files/file-items.ts";
import type { FolderItem } from "../files/folder-items.ts";
import { findLink, findSlug, type LinkItem } from "./live.ts";
import { findFolder, findFolders, findItems } from "./shared-items.ts";

/** How one request reads what a link is about. Every read is strongly consistent. */
export interface LinkReads {
  /** The secret id behind a readable name. */
  slug: (name: string) => Promise<string | undefined>;
  link: (linkId: string) => Promise<LinkItem | undefined>;
  file: (userId: string, fileId: string) => Promise<FileItem | undefined>;
  folder: (userId: string, folderId: string) => Promise<FolderItem | undefined>;
  folders: (userId: string, folderIds: readonly string[]) => Promise<FolderItem[]>;
  items: typeof findItems;
}

/** Each by a request of its own. */
export const singleReads: LinkReads = {
  slug: findSlug,
  link: findLink,
  file: findFile,
  folder: findFolder,
  folders: findFolders,
  items: findItems,
};
