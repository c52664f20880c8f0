import type { FormattedItem } from "dynamodb-toolbox/entity";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { ConditionCheck } from "dynamodb-toolbox/entity/actions/transactCheck";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { AppError } from "../error.ts";
import { newId } from "../id.ts";
import { filesTable } from "../toolbox.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { openCursor, sealCursor } from "./cursor.ts";
import { folderFirst, folderNameSortKey, folderSortKey, nameKeyOf, parentKeyOf } from "./file-keys.ts";
import type { Page } from "./file-lists.ts";
import { FolderEntity, FolderNameEntity } from "./folder.entity.ts";
import type { Folder } from "./folder.schema.ts";

type FolderItem = FormattedItem<typeof FolderEntity>;

const maxDepth = 100;

const toFolder = ({ fileId, name, parentId }: FolderItem): Folder => ({
  folderId: fileId,
  name,
  parentId: parentId ?? null,
});

export const folderNotFound = (): AppError => new AppError("NOT_FOUND", "There is no such folder.");

/** Part of a transaction: holds only while the owner has this folder. */
export const checkFolder = (userId: string, folderId: string) =>
  FolderEntity.build(ConditionCheck)
    .key({ userId, sortKey: folderSortKey(folderId) })
    .condition({ attr: "fileId", exists: true });

export interface CreateFolder {
  name: string;
  parentId?: string | null | undefined;
  requestId?: string | undefined;
}

/**
 * Makes a folder whose name no other folder beside it has. Repeated with the same `requestId` it
 * returns the folder that the first call made. @throws AppError NAME_TAKEN, NOT_FOUND (the parent)
 */
export async function createFolder(userId: string, input: CreateFolder): Promise<Folder> {
  const folderId = newId();
  const parentId = input.parentId ?? undefined;
  const { name, requestId } = input;
  const guard = { userId, sortKey: folderNameSortKey(parentId, name) };
  const put = FolderEntity.build(PutTransaction).item({
    userId,
    sortKey: folderSortKey(folderId),
    fileId: folderId,
    name,
    ...(parentId && { parentId }),
    parentKey: parentKeyOf(userId, parentId),
    nameKey: nameKeyOf("folder", name),
  });
  const claim = FolderNameEntity.build(PutTransaction)
    .item({ ...guard, folderId, ...(requestId && { requestId }) })
    .options({ condition: { attr: "userId", exists: false } });
  try {
    await transact(parentId ? [claim, put, checkFolder(userId, parentId)] : [claim, put]);
    return { folderId, name, parentId: parentId ?? null };
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (error.failures[2]?.failed) throw folderNotFound();
    const { Item } = await FolderNameEntity.build(GetItemCommand)
      .key(guard)
      .options({ consistent: true })
      .send();
    if (requestId && Item?.requestId === requestId) {
      return { folderId: Item.folderId, name, parentId: parentId ?? null };
    }
    throw new AppError("NAME_TAKEN", `There is already a folder called "${name}" here.`);
  }
}

/** One page of the folders in a folder, by name: one Query. @throws AppError BAD_CURSOR */
export async function listFolders(
  userId: string,
  input: { folderId?: string | null | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<Folder>> {
  const partition = parentKeyOf(userId, input.folderId ?? undefined);
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

/** The folders from the top level down to this one. @throws AppError NOT_FOUND */
export async function folderPath(userId: string, folderId: string): Promise<{ path: Folder[] }> {
  const path: Folder[] = [];
  for (let id: string | null = folderId; id !== null && path.length < maxDepth; ) {
    const { Item }: { Item?: FolderItem | undefined } = await FolderEntity.build(GetItemCommand)
      .key({ userId, sortKey: folderSortKey(id) })
      .options({ consistent: true })
      .send();
    if (!Item) throw folderNotFound();
    const folder = toFolder(Item);
    path.unshift(folder);
    id = folder.parentId;
  }
  return { path };
}
