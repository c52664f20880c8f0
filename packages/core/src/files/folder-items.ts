import type { FormattedItem } from "dynamodb-toolbox/entity";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { ConditionCheck } from "dynamodb-toolbox/entity/actions/transactCheck";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { AppError } from "../error.ts";
import { folderNameSortKey, folderSortKey, nameKeyOf, parentKeyOf } from "./file-keys.ts";
import { FolderEntity, FolderNameEntity } from "./folder.entity.ts";
import { type Folder, maxFolderDepth, tooDeep } from "./folder.schema.ts";

export type FolderItem = FormattedItem<typeof FolderEntity>;

export const toFolder = ({ fileId, name, parentId }: FolderItem): Folder => ({
  folderId: fileId,
  name,
  parentId: parentId ?? null,
});

export const folderNotFound = (): AppError => new AppError("NOT_FOUND", "There is no such folder.");

export const nameTaken = (name: string): AppError =>
  new AppError("NAME_TAKEN", `There is already a folder called "${name}" here.`);

/** One strongly consistent read. @throws AppError NOT_FOUND, also for another owner's folder */
export async function requireFolder(userId: string, folderId: string): Promise<FolderItem> {
  const { Item } = await FolderEntity.build(GetItemCommand)
    .key({ userId, sortKey: folderSortKey(folderId) })
    .options({ consistent: true })
    .send();
  if (!Item) throw folderNotFound();
  return Item;
}

/** Part of a transaction: holds only while the owner has this folder. */
export const checkFolder = (userId: string, folderId: string) =>
  FolderEntity.build(ConditionCheck)
    .key({ userId, sortKey: folderSortKey(folderId) })
    .condition({ attr: "fileId", exists: true });

export interface NewFolder {
  folderId: string;
  name: string;
  parentId: string | undefined;
  requestId?: string | undefined;
}

/** Parts of a transaction: takes the name within the parent, which must be free, and makes the folder. */
export const makeFolder = (userId: string, { folderId, name, parentId, requestId }: NewFolder) => [
  FolderNameEntity.build(PutTransaction)
    .item({
      userId,
      sortKey: folderNameSortKey(parentId, name),
      folderId,
      ...(requestId && { requestId }),
    })
    .options({ condition: { attr: "userId", exists: false } }),
  FolderEntity.build(PutTransaction).item({
    userId,
    sortKey: folderSortKey(folderId),
    fileId: folderId,
    name,
    ...(parentId && { parentId }),
    parentKey: parentKeyOf(userId, parentId),
    nameKey: nameKeyOf("folder", name),
  }),
];

/**
 * The folders from the top level down to this one: a Get each, since a level that were stored would be
 * wrong in all that lies below a folder that moves. @throws AppError NOT_FOUND
 */
export async function folderPath(userId: string, folderId: string): Promise<{ path: Folder[] }> {
  const path: Folder[] = [];
  for (let id: string | null = folderId; id !== null && path.length < maxFolderDepth; ) {
    const folder = toFolder(await requireFolder(userId, id));
    path.unshift(folder);
    id = folder.parentId;
  }
  return { path };
}

/** @throws AppError BAD_INPUT when so many more levels do not fit below the parent, NOT_FOUND (the parent) */
export async function requireDepth(
  userId: string,
  parentId: string | undefined,
  levels: number,
): Promise<void> {
  const above = parentId ? (await folderPath(userId, parentId)).path.length : 0;
  if (above + levels > maxFolderDepth) throw new AppError("BAD_INPUT", `${tooDeep}.`);
}
