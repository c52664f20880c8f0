import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ConditionCheck } from "dynamodb-toolbox/entity/actions/transactCheck";
import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { $remove } from "dynamodb-toolbox/entity/actions/update";
import { AppError } from "../error.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { folderSortKey, parentKeyOf } from "./file-keys.ts";
import { FolderEntity } from "./folder.entity.ts";
import { type Folder, maxFolderDepth, tooDeep } from "./folder.schema.ts";
import {
  type FolderItem,
  folderInTrash,
  folderPath,
  isOpen,
  liesIn,
  nameTaken,
  openPath,
  requireFolder,
  toFolder,
} from "./folder-items.ts";
import { levelsBelow } from "./folder-levels.ts";
import { freeName, takeName } from "./folder-names.ts";

const maxTries = 10;

/**
 * Moves a folder with all in it into another (null: the top level): one item is written, whatever lies below.
 * The transaction also holds that every folder above the new place lies where it lay, so that two moves that
 * cross each other cannot make a ring. Repeating it is no error.
 * @throws AppError NAME_TAKEN, NOT_FOUND, BAD_INPUT (into itself or what is in it, too deep, in the trash)
 */
export async function moveFolder(
  userId: string,
  { folderId, parentId }: { folderId: string; parentId: string | null },
): Promise<Folder> {
  for (let attempt = 1; ; attempt++) {
    const folder = await requireFolder(userId, folderId);
    if (folder.trashedAt !== undefined) throw folderInTrash();
    if ((folder.parentId ?? null) === parentId) return toFolder(folder);
    const above = parentId === null ? [] : await openPath(userId, parentId);
    if (above.some((one) => one.folderId === folderId))
      throw new AppError("BAD_INPUT", "A folder cannot be moved into itself or into a folder in it.");
    await requireRoom(folder, above.length);
    const place = parentId ?? undefined;
    try {
      await transact(
        [
          putInto(folder, place),
          takeName(userId, folderId, place, folder.name),
          freeName(folder),
          ...above.map((one) => staysThere(userId, one)),
        ],
        // Named anew each time: there and back and there again is not a repetition.
        randomUUID(),
      );
      return { ...toFolder(folder), parentId };
    } catch (error) {
      if (!(error instanceof ConditionsFailed)) throw error;
      const changed = error.failures.some(({ failed }, index) => failed && index !== 1);
      if (!changed) throw nameTaken(folder.name);
      // One of them was moved, renamed or trashed since it was read: look again.
      if (attempt === maxTries) throw error;
      await sleep(Math.random() * 20 * attempt);
    }
  }
}

const putInto = ({ userId, sortKey, name, parentId }: FolderItem, place: string | undefined) =>
  FolderEntity.build(UpdateTransaction)
    .item({ userId, sortKey, parentId: place ?? $remove(), parentKey: parentKeyOf(userId, place) })
    .options({ condition: { and: [{ attr: "name", eq: name }, liesIn(parentId), ...isOpen] } });

const staysThere = (userId: string, { folderId, parentId }: Folder) =>
  FolderEntity.build(ConditionCheck)
    .key({ userId, sortKey: folderSortKey(folderId) })
    .condition({ and: [liesIn(parentId ?? undefined), ...isOpen] });

/** What went in at one depth fits at any that is no deeper, so that only then it must be measured. */
async function requireRoom({ userId, fileId }: FolderItem, above: number): Promise<void> {
  const { path } = await folderPath(userId, fileId);
  if (above < path.length) return;
  if (above + 1 + (await levelsBelow(userId, fileId)) > maxFolderDepth)
    throw new AppError("BAD_INPUT", `${tooDeep}.`);
}
