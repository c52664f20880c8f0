import type { FormattedItem } from "dynamodb-toolbox/entity";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { ConditionCheck } from "dynamodb-toolbox/entity/actions/transactCheck";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { AppError } from "../error.ts";
import { folderNameSortKey, folderSortKey, nameKeyOf, parentKeyOf } from "./file-keys.ts";
import { FolderEntity, FolderNameEntity } from "./folder.entity.ts";
import { type Folder, maxFolderDepth, tooDeep } from "./folder.schema.ts";

export type FolderItem = FormattedItem<typeof FolderEntity>;

export const toFolder = ({ fileId, name, parentId, trashedAt }: FolderItem): Folder => ({
  folderId: fileId,
  name,
  parentId: parentId ?? null,
  trashedAt: trashedAt ?? null,
});

export const folderNotFound = (): AppError => new AppError("NOT_FOUND", "There is no such folder.");

export const folderInTrash = (): AppError =>
  new AppError("BAD_INPUT", "This folder is in the trash. Restore it first.");

export const nameTaken = (name: string): AppError =>
  new AppError("NAME_TAKEN", `There is already a folder called "${name}" here.`);

/** One strongly consistent read, also of a folder that is gone for good but not cleared yet. */
export async function findFolderItem(userId: string, folderId: string): Promise<FolderItem | undefined> {
  const { Item } = await FolderEntity.build(GetItemCommand)
    .key({ userId, sortKey: folderSortKey(folderId) })
    .options({ consistent: true })
    .send();
  return Item;
}

/** One strongly consistent read. @throws AppError NOT_FOUND, also for another owner's folder */
export async function requireFolder(userId: string, folderId: string): Promise<FolderItem> {
  const item = await findFolderItem(userId, folderId);
  if (!item || item.removedAt !== undefined) throw folderNotFound();
  return item;
}

/** Conditions of a folder that is neither in the trash nor gone for good. */
export const isOpen = [
  { attr: "fileId", exists: true },
  { attr: "trashedAt", exists: false },
  { attr: "removedAt", exists: false },
] as const;

/** Condition of a folder that lies where it lay when it was read. */
export const liesIn = (parentId: string | undefined) =>
  parentId === undefined
    ? ({ attr: "parentId", exists: false } as const)
    : ({ attr: "parentId", eq: parentId } as const);

/** Part of a transaction: holds only while the owner has this folder, and not in the trash. */
export const checkFolder = (userId: string, folderId: string) =>
  FolderEntity.build(ConditionCheck)
    .key({ userId, sortKey: folderSortKey(folderId) })
    .condition({ and: [...isOpen] });

/** Part of a transaction: holds while the folder may take something in, be it in the trash. */
export const checkPlace = (userId: string, folderId: string) =>
  FolderEntity.build(ConditionCheck)
    .key({ userId, sortKey: folderSortKey(folderId) })
    .condition({
      and: [
        { attr: "fileId", exists: true },
        { attr: "removedAt", exists: false },
      ],
    });

export interface NewFolder {
  folderId: string;
  name: string;
  parentId: string | undefined;
  requestId?: string | undefined;
}

/** A folder as it is stored. */
export const folderItem = (userId: string, { folderId, name, parentId }: NewFolder) => ({
  userId,
  sortKey: folderSortKey(folderId),
  fileId: folderId,
  name,
  ...(parentId && { parentId }),
  parentKey: parentKeyOf(userId, parentId),
  nameKey: nameKeyOf("folder", name),
});

/** Parts of a transaction: takes the name within the parent, which must be free, and makes the folder. */
export const makeFolder = (userId: string, folder: NewFolder) => [
  FolderNameEntity.build(PutTransaction)
    .item({
      userId,
      sortKey: folderNameSortKey(folder.parentId, folder.name),
      folderId: folder.folderId,
      ...(folder.requestId && { requestId: folder.requestId }),
    })
    .options({ condition: { attr: "userId", exists: false } }),
  FolderEntity.build(PutTransaction).item(folderItem(userId, folder)),
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

/**
 * The same for a folder that something is to be put into: one in the trash, or in a folder there, takes nothing.
 * @throws AppError NOT_FOUND
 */
export async function openPath(userId: string, folderId: string): Promise<Folder[]> {
  const { path } = await folderPath(userId, folderId);
  if (path.some(({ trashedAt }) => trashedAt !== null)) throw folderNotFound();
  return path;
}

/** @throws AppError BAD_INPUT when so many more levels do not fit below the parent, NOT_FOUND (the parent) */
export async function requireDepth(
  userId: string,
  parentId: string | undefined,
  levels: number,
): Promise<void> {
  const above = parentId ? (await openPath(userId, parentId)).length : 0;
  if (above + levels > maxFolderDepth) throw new AppError("BAD_INPUT", `${tooDeep}.`);
}
