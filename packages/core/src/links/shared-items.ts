import { BatchGetRequest } from "dynamodb-toolbox/entity/actions/batchGet";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { BatchGetCommand, execute } from "dynamodb-toolbox/table/actions/batchGet";
import { FileEntity } from "../files/file.entity.ts";
import type { FileItem } from "../files/file-items.ts";
import { fileSortKey, folderSortKey } from "../files/file-keys.ts";
import { FolderEntity } from "../files/folder.entity.ts";
import type { FolderItem } from "../files/folder-items.ts";
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

/** The same for folders. */
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
    found.push(...Responses[0].filter((item) => item !== undefined));
  }
  return found;
}

/** One strongly consistent read. */
export async function findFolder(userId: string, folderId: string): Promise<FolderItem | undefined> {
  const { Item } = await FolderEntity.build(GetItemCommand)
    .key({ userId, sortKey: folderSortKey(folderId) })
    .options({ consistent: true })
    .send();
  return Item;
}

/** Each once, in lots that one BatchGet takes. */
export function batchesOf(ids: readonly string[]): string[][] {
  const unique = [...new Set(ids)];
  return Array.from({ length: Math.ceil(unique.length / batchSize) }, (_, batch) =>
    unique.slice(batch * batchSize, (batch + 1) * batchSize),
  );
}
