import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { filesTable } from "../toolbox.ts";
import { openCursor, sealCursor } from "./cursor.ts";
import { folderFirst, folderTrashKey, parentKeyOf } from "./file-keys.ts";
import type { Page } from "./file-lists.ts";
import { FolderEntity } from "./folder.entity.ts";
import type { Folder } from "./folder.schema.ts";
import { toFolder } from "./folder-items.ts";

/** One page of the folders in a folder, in natural order of their names: one Query. @throws AppError BAD_CURSOR */
export async function listFolders(
  userId: string,
  input: { parentId?: string | null | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<Folder>> {
  const partition = parentKeyOf(userId, input.parentId ?? undefined);
  const scope = `folders\n${partition}`;
  const exclusiveStartKey = openCursor(scope, input.cursor);
  const { Items = [], LastEvaluatedKey } = await filesTable
    .build(QueryCommand)
    .entities(FolderEntity)
    .query({ index: "folderNameIndex", partition, range: { beginsWith: folderFirst.folder } })
    .options({ limit: input.limit, exclusiveStartKey, entityAttrFilter: false })
    .send();
  return { items: Items.map(toFolder), cursor: sealCursor(scope, LastEvaluatedKey) };
}

/** One page of the folders in the trash, what was trashed last first: one Query. @throws AppError BAD_CURSOR */
export async function listTrashedFolders(
  userId: string,
  input: { cursor?: string | undefined; limit: number },
): Promise<Page<Folder>> {
  const scope = `trashed folders\n${userId}`;
  const exclusiveStartKey = openCursor(scope, input.cursor);
  const { Items = [], LastEvaluatedKey } = await filesTable
    .build(QueryCommand)
    .entities(FolderEntity)
    .query({ index: "trashIndex", partition: folderTrashKey(userId) })
    .options({ limit: input.limit, reverse: true, exclusiveStartKey, entityAttrFilter: false })
    .send();
  return { items: Items.map(toFolder), cursor: sealCursor(scope, LastEvaluatedKey) };
}
