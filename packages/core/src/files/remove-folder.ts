import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { $remove, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { filesTable } from "../toolbox.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { FileEntity } from "./file.entity.ts";
import { dueShardOf, filesEnd, guardsWithin, parentKeyOf } from "./file-keys.ts";
import { FolderEntity } from "./folder.entity.ts";
import { type FolderItem, findFolderItem, folderNotFound, liesIn } from "./folder-items.ts";
import { guards } from "./folder-levels.ts";
import { freeName } from "./folder-names.ts";
import { lotOfFiles, removeItems } from "./remove-file.ts";

/** A closed folder's item stays so long: for repeated requests, and for what an index told of too late. */
const keepNotesMs = 24 * 3_600_000;
/** Files that a request removes by itself. What is more is left to the sweeper. */
const mostAtOnce = 10 * lotOfFiles;

/** How many files may still be removed this time. */
export interface Budget {
  files: number;
}

/**
 * Removes a folder for good with all in it, from wherever it is. It is closed in one write, from which on it is gone
 * for everybody; its files are removed lot by lot, here as far as the budget goes and then by the sweeper.
 * Repeating it is no error for a day. @throws AppError NOT_FOUND
 */
export async function removeFolder(userId: string, folderId: string, now = new Date()): Promise<void> {
  const folder = await findFolderItem(userId, folderId);
  if (!folder) throw folderNotFound();
  const closed = folder.removedAt === undefined ? await closeFolder(folder, now) : folder;
  if (closed) await clearFolder(closed, { files: mostAtOnce }, now);
}

/**
 * Nothing comes into a closed folder any more, and its name is free. undefined: it was moved, restored, renamed or
 * closed meanwhile, by somebody who was faster.
 * @param onlyIfDueBy closes it only if it is (still) in the trash and due by then
 */
export async function closeFolder(
  folder: FolderItem,
  now: Date,
  onlyIfDueBy?: Date,
): Promise<(FolderItem & { removedAt: string }) | undefined> {
  const { userId, sortKey, fileId, name, parentId, trashedAt } = folder;
  const removedAt = now.toISOString();
  const stillDue = { attr: "dueAt", lte: onlyIfDueBy?.toISOString() ?? "" } as const;
  const close = FolderEntity.build(UpdateTransaction)
    .item({
      userId,
      sortKey,
      removedAt,
      parentKey: $remove(),
      trashKey: $remove(),
      dueShard: dueShardOf(fileId),
      dueAt: removedAt,
    })
    .options({
      condition: {
        and: [
          { attr: "name", eq: name },
          liesIn(parentId),
          { attr: "trashedAt", exists: trashedAt !== undefined },
          { attr: "removedAt", exists: false },
          ...(onlyIfDueBy ? [stillDue] : []),
        ],
      },
    });
  try {
    await transact(trashedAt === undefined ? [close, freeName(folder)] : [close]);
    return { ...folder, removedAt };
  } catch (error) {
    if (error instanceof ConditionsFailed) return undefined;
    throw error;
  }
}

/**
 * Removes the files in a closed folder, then closes and clears the folders in it. Every step may be repeated or cut
 * short: the item of the folder is due until nothing is left in it. false: the budget was used up first.
 */
export async function clearFolder(folder: FolderItem, budget: Budget, now: Date): Promise<boolean> {
  if (!(await clearFiles(folder, budget, now))) return false;
  if (!(await clearFolders(folder, budget, now))) return false;
  const { userId, sortKey, removedAt = now.toISOString() } = folder;
  const end = new Date(Date.parse(removedAt) + keepNotesMs);
  if (end <= now) await FolderEntity.build(DeleteItemCommand).key({ userId, sortKey }).send();
  else await FolderEntity.build(UpdateItemCommand).item({ userId, sortKey, dueAt: end.toISOString() }).send();
  return true;
}

async function clearFiles({ userId, fileId }: FolderItem, budget: Budget, now: Date): Promise<boolean> {
  let from: Record<string, unknown> | undefined;
  do {
    if (budget.files <= 0) return false;
    const { Items = [], LastEvaluatedKey } = await filesTable
      .build(QueryCommand)
      .entities(FileEntity)
      .query({
        index: "folderTimeIndex",
        partition: parentKeyOf(userId, fileId),
        range: { lt: filesEnd },
      })
      .options({ limit: lotOfFiles, exclusiveStartKey: from, entityAttrFilter: false })
      .send();
    if (Items.length > 0) await removeItems(Items, now);
    budget.files -= Items.length;
    from = LastEvaluatedKey;
  } while (from);
  return true;
}

/** By the guards of their names, which the table itself tells of at once, unlike an index. */
async function clearFolders(parent: FolderItem, budget: Budget, now: Date): Promise<boolean> {
  const { userId, fileId } = parent;
  let from: Record<string, unknown> | undefined;
  let isDone = true;
  do {
    const { found, lastKey } = await guards(userId, guardsWithin(fileId), from);
    for (const { folderId } of found) {
      const folder = await findFolderItem(userId, folderId);
      const closed = folder && (await closeFolder(folder, now));
      // It was moved away or renamed this moment: the next time shows which.
      if (!closed) isDone = false;
      else if (!(await clearFolder(closed, budget, now))) return false;
    }
    from = lastKey;
  } while (from);
  return isDone;
}
