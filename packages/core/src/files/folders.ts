import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { newId } from "../id.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { folderNameSortKey } from "./file-keys.ts";
import { FolderNameEntity } from "./folder.entity.ts";
import type { Folder } from "./folder.schema.ts";
import { checkFolder, folderNotFound, makeFolder, nameTaken, requireDepth } from "./folder-items.ts";

export interface CreateFolder {
  name: string;
  parentId?: string | null | undefined;
  requestId?: string | undefined;
}

/**
 * Makes a folder whose name no other folder beside it has. Repeated with the same `requestId` it
 * returns the folder that the first call made.
 * @throws AppError NAME_TAKEN, NOT_FOUND (the parent), BAD_INPUT (too deep)
 */
export async function createFolder(userId: string, input: CreateFolder): Promise<Folder> {
  const folderId = newId();
  const parentId = input.parentId ?? undefined;
  const { name, requestId } = input;
  await requireDepth(userId, parentId, 1);
  const made = makeFolder(userId, { folderId, name, parentId, requestId });
  try {
    await transact(parentId ? [...made, checkFolder(userId, parentId)] : made);
    return { folderId, name, parentId: parentId ?? null, trashedAt: null };
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (error.failures[2]?.failed) throw folderNotFound();
    const { Item } = await FolderNameEntity.build(GetItemCommand)
      .key({ userId, sortKey: folderNameSortKey(parentId, name) })
      .options({ consistent: true })
      .send();
    if (requestId && Item?.requestId === requestId) {
      return { folderId: Item.folderId, name, parentId: parentId ?? null, trashedAt: null };
    }
    throw nameTaken(name);
  }
}
