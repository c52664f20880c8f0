import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { $remove } from "dynamodb-toolbox/entity/actions/update";
import { AppError } from "../error.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { folderTrashKey, nameKeyOf, parentKeyOf } from "./file-keys.ts";
import { FolderEntity } from "./folder.entity.ts";
import type { Folder } from "./folder.schema.ts";
import {
  checkFolder,
  type FolderItem,
  isOpen,
  liesIn,
  openPath,
  requireFolder,
  toFolder,
} from "./folder-items.ts";
import { freeName, freeNameFor, takeName } from "./folder-names.ts";
import { intoTrash } from "./trash-file.ts";

const maxTries = 10;

/**
 * Moves a folder with all in it to the trash. One item is written, whatever lies below: what is in it is found by
 * nobody who does not look into the trash, its links are suspended, and its name is free again. Repeating it is no
 * error. @throws AppError NOT_FOUND
 */
export function trashFolder(userId: string, folderId: string, now = new Date()): Promise<Folder> {
  return untilUnchanged(userId, folderId, async (folder) => {
    if (folder.trashedAt !== undefined) return toFolder(folder);
    const trashedAt = now.toISOString();
    await transact([goIntoTrash(folder, now), freeName(folder)], randomUUID());
    return { ...toFolder(folder), trashedAt };
  });
}

const goIntoTrash = ({ userId, sortKey, fileId, name, parentId }: FolderItem, now: Date) =>
  FolderEntity.build(UpdateTransaction)
    .item({ ...intoTrash(userId, fileId, now), userId, sortKey, trashKey: folderTrashKey(userId) })
    .options({ condition: { and: [{ attr: "name", eq: name }, liesIn(parentId), ...isOpen] } });

/**
 * Puts a folder with all in it back where it was; where that is gone or in the trash itself, to the top level. Where
 * its name was taken meanwhile it gets a number. Repeating it is no error. @throws AppError NOT_FOUND
 */
export function restoreFolder(userId: string, folderId: string): Promise<Folder> {
  return untilUnchanged(userId, folderId, async (folder) => {
    if (folder.trashedAt === undefined) return toFolder(folder);
    const parentId = await openPlace(userId, folder.parentId);
    const name = await freeNameFor(userId, parentId, folder.name);
    const back = { ...toFolder(folder), name, parentId: parentId ?? null, trashedAt: null };
    const writes = [comeBack(folder, parentId, name), takeName(userId, folderId, parentId, name)];
    await transact(parentId ? [...writes, checkFolder(userId, parentId)] : writes, randomUUID());
    return back;
  });
}

/** The folder that something goes back into; the top level in place of one that is gone or in the trash. */
export async function openPlace(userId: string, folderId: string | undefined): Promise<string | undefined> {
  if (folderId === undefined) return undefined;
  try {
    await openPath(userId, folderId);
    return folderId;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return undefined;
    throw error;
  }
}

const comeBack = ({ userId, sortKey }: FolderItem, parentId: string | undefined, name: string) =>
  FolderEntity.build(UpdateTransaction)
    .item({
      userId,
      sortKey,
      name,
      nameKey: nameKeyOf("folder", name),
      parentId: parentId ?? $remove(),
      parentKey: parentKeyOf(userId, parentId),
      trashKey: $remove(),
      trashedAt: $remove(),
      dueShard: $remove(),
      dueAt: $remove(),
    })
    .options({
      condition: {
        and: [
          { attr: "trashedAt", exists: true },
          { attr: "removedAt", exists: false },
        ],
      },
    });

/** Reads the folder and acts, anew where somebody else was faster. */
async function untilUnchanged(
  userId: string,
  folderId: string,
  act: (folder: FolderItem) => Promise<Folder>,
): Promise<Folder> {
  for (let attempt = 1; ; attempt++) {
    const folder = await requireFolder(userId, folderId);
    try {
      return await act(folder);
    } catch (error) {
      if (!(error instanceof ConditionsFailed) || attempt === maxTries) throw error;
      await sleep(Math.random() * 20 * attempt);
    }
  }
}
