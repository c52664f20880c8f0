import { BatchGetRequest } from "dynamodb-toolbox/entity/actions/batchGet";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { BatchGetCommand, execute } from "dynamodb-toolbox/table/actions/batchGet";
import { FileEntity } from "../files/file.entity.ts";
import type { FileItem } from "../files/file-items.ts";
import { fileSortKey, folderSortKey } from "../files/file-keys.ts";
import { FolderEntity } from "../files/folder.entity.ts";
import type { FolderItem } from "../files/folder-items.ts";
import { hiddenFolders } from "../files/hidden-folders.ts";
import { filesTable } from "../toolbox.ts";

const batchSize = 100;

/**
 * The files of these ids that their owner has, in the order of the ids, by one strongly consistent request per
 * hundred. Those in the trash are among them.
 */
export async function findFiles(userId: string, fileIds: readonly string[]): Promise<FileItem[]> {
  const found: FileItem[] = [];
  for (const ids of batchesOf(fileIds)) {
    const wanted = ids.map((id) =>
      FileEntity.build(BatchGetRequest).key({ userId, sortKey: fileSortKey(id) }),
    );
    const command = filesTable
      .build(BatchGetCommand)
      .requests(...wanted)
      .options({ consistent: true });
    const { Responses } = await execute({ maxAttempts: 3 }, command);
    found.push(...Responses[0].filter((item) => item !== undefined));
  }
  return found;
}

/** The same for folders. Those that are gone for good, but not cleared yet, are not among them. */
export async function findFolders(userId: string, folderIds: readonly string[]): Promise<FolderItem[]> {
  const found: FolderItem[] = [];
  for (const ids of batchesOf(folderIds)) {
    const wanted = ids.map((id) =>
      FolderEntity.build(BatchGetRequest).key({ userId, sortKey: folderSortKey(id) }),
    );
    const command = filesTable
      .build(BatchGetCommand)
      .requests(...wanted)
      .options({ consistent: true });
    const { Responses } = await execute({ maxAttempts: 3 }, command);
    const items = Responses[0].filter((item) => item !== undefined);
    found.push(...items.filter(({ removedAt }) => removedAt === undefined));
  }
  return found;
}

/** One strongly consistent read; undefined for a folder that is gone for good. */
export async function findFolder(userId: string, folderId: string): Promise<FolderItem | undefined> {
  const { Item } = await FolderEntity.build(GetItemCommand)
    .key({ userId, sortKey: folderSortKey(folderId) })
    .options({ consistent: true })
    .send();
  return Item?.removedAt === undefined ? Item : undefined;
}

/** What a selection holds and recipients may see: neither in the trash nor in a folder there. */
export async function findShown(
  userId: string,
  { fileIds = [], folderIds = [] }: { fileIds?: string[] | undefined; folderIds?: string[] | undefined },
): Promise<{ files: FileItem[]; folders: FolderItem[] }> {
  const [files, folders] = await Promise.all([findFiles(userId, fileIds), findFolders(userId, folderIds)]);
  const places = files.flatMap(({ folderId }) => folderId ?? []);
  const hidden = await hiddenFolders(userId, [...places, ...folderIds]);
  return {
    files: files.filter(
      ({ trashedAt, folderId }) => trashedAt === undefined && !(folderId && hidden.has(folderId)),
    ),
    folders: folders.filter(({ fileId }) => !hidden.has(fileId)),
  };
}

/** Each once, in lots that one BatchGet takes. */
export function batchesOf(ids: readonly string[]): string[][] {
  const unique = [...new Set(ids)];
  return Array.from({ length: Math.ceil(unique.length / batchSize) }, (_, batch) =>
    unique.slice(batch * batchSize, (batch + 1) * batchSize),
  );
}
