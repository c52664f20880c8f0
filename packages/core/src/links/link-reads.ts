import type { FileItem } from "../files/file-items.ts";
import { findFolder, findFolders, findItems, findSharedFile } from "../files/find-items.ts";
import type { FolderItem } from "../files/folder-items.ts";
import { isAccountClosed } from "../users/closed-account.ts";
import { findLink, findSlug, type LinkItem } from "./live.ts";

/** How one request reads what a link is about. Every read is strongly consistent. */
export interface LinkReads {
  /** The secret id behind a readable name. */
  slug: (name: string) => Promise<string | undefined>;
  link: (linkId: string) => Promise<LinkItem | undefined>;
  file: (userId: string, fileId: string) => Promise<FileItem | undefined>;
  folder: (userId: string, folderId: string) => Promise<FolderItem | undefined>;
  folders: (userId: string, folderIds: readonly string[]) => Promise<FolderItem[]>;
  items: typeof findItems;
  /** Whether the owner is disabled or gone, so that none of the above finds anything. */
  isClosed: (userId: string) => Promise<boolean>;
}

/** Each by a request of its own. */
export const singleReads: LinkReads = {
  slug: findSlug,
  link: findLink,
  file: findSharedFile,
  folder: findFolder,
  folders: findFolders,
  items: findItems,
  isClosed: isAccountClosed,
};
