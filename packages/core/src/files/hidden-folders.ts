import { findFolders } from "./find-items.ts";
import type { FolderItem } from "./folder-items.ts";

/**
 * Which of these folders nobody sees: in the trash, gone for good, or inside one that is. Trashing a folder writes
 * to that folder alone, so that whoever asks climbs: a BatchGet for each level above, of all of them at once.
 */
export async function hiddenFolders(
  userId: string,
  folderIds: readonly string[],
  read: typeof findFolders = findFolders,
): Promise<Set<string>> {
  const above = await foldersAbove(userId, folderIds, read);
  return new Set(folderIds.filter((id) => !pathUp(above, id)?.every(isShown)));
}

export const isHiddenFolder = async (
  userId: string,
  folderId: string | undefined,
  read: typeof findFolders = findFolders,
): Promise<boolean> => folderId !== undefined && (await hiddenFolders(userId, [folderId], read)).size > 0;

const isShown = ({ trashedAt }: FolderItem): boolean => trashedAt === undefined;

/** These folders and all above them, by their ids. */
export async function foldersAbove(
  userId: string,
  folderIds: readonly string[],
  read: typeof findFolders = findFolders,
): Promise<Map<string, FolderItem>> {
  const found = new Map<string, FolderItem>();
  const asked = new Set<string>();
  for (let level = [...folderIds]; level.length > 0; ) {
    for (const id of level) asked.add(id);
    const folders = await read(userId, level);
    for (const folder of folders) found.set(folder.fileId, folder);
    level = folders.flatMap(({ parentId }) =>
      parentId === undefined || asked.has(parentId) ? [] : [parentId],
    );
  }
  return found;
}

/** From a folder up to the top level; undefined where one of them is gone. */
export function pathUp(
  above: ReadonlyMap<string, FolderItem>,
  folderId: string | undefined,
): FolderItem[] | undefined {
  const path: FolderItem[] = [];
  for (let id = folderId; id !== undefined; ) {
    const folder = above.get(id);
    if (!folder || path.includes(folder)) return undefined;
    path.push(folder);
    id = folder.parentId;
  }
  return path;
}
