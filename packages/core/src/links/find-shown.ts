import { type FoundItems, findFolders, findItems } from "../files/find-items.ts";
import { hiddenFolders } from "../files/hidden-folders.ts";

/** What a selection holds and recipients may see: neither in the trash nor in a folder there. */
export async function findShown(
  userId: string,
  { fileIds = [], folderIds = [] }: { fileIds?: string[] | undefined; folderIds?: string[] | undefined },
  reads: { items: typeof findItems; folders: typeof findFolders } = {
    items: findItems,
    folders: findFolders,
  },
): Promise<FoundItems> {
  const { files, folders } = await reads.items(userId, { fileIds, folderIds });
  const places = files.flatMap(({ folderId }) => folderId ?? []);
  const hidden = await hiddenFolders(userId, [...places, ...folderIds], reads.folders);
  return {
    files: files.filter(
      ({ trashedAt, folderId }) => trashedAt === undefined && !(folderId && hidden.has(folderId)),
    ),
    folders: folders.filter(({ fileId }) => !hidden.has(fileId)),
  };
}
