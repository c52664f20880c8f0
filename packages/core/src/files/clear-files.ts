import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { filesTable } from "../toolbox.ts";
import { dropUpload } from "../uploads/abort-upload.ts";
import { PurgeEntity, StartEntity, UploadEntity } from "../uploads/upload.entity.ts";
import { FileEntity } from "./file.entity.ts";
import { FolderEntity, FolderNameEntity } from "./folder.entity.ts";
import { lotOfFiles, removeItem, removeItems } from "./remove-file.ts";
import type { Budget } from "./remove-folder.ts";

/**
 * Removes all files, folders and uploads of an owner who is gone, wherever they are, and frees their bytes. Every
 * step may be repeated or cut short. `notes`: of objects that must go, which the sweeper settles by themselves.
 */
export async function clearFiles(
  userId: string,
  budget: Budget,
  now: Date,
): Promise<{ isDone: boolean; notes: number }> {
  let notes = 0;
  let from: Record<string, unknown> | undefined;
  do {
    if (budget.files <= 0) return { isDone: false, notes };
    const page = await query(userId, from);
    const items = page.Items ?? [];
    const waiting = items.filter(({ entity }) => entity === "purge").length;
    notes += waiting;
    budget.files -= items.length - waiting;
    const files = items.filter((item) => item.entity === "file");
    await removeItems(
      files.filter(({ parentKey }) => parentKey !== undefined),
      now,
    );
    for (const file of files) if (file.parentKey === undefined) await removeItem(file);
    for (const item of items) if (item.entity === "upload") await dropUpload(item);
    // They hold no bytes, and nobody can come by them any more.
    const rest = items.filter(({ entity }) => ["folder", "folderName", "start"].includes(entity));
    await Promise.all(
      rest.map(({ sortKey }) => FolderEntity.build(DeleteItemCommand).key({ userId, sortKey }).send()),
    );
    from = page.LastEvaluatedKey;
  } while (from);
  return { isDone: true, notes };
}

/** Of the table itself, which tells of everything at once. */
const query = (userId: string, exclusiveStartKey: Record<string, unknown> | undefined) =>
  filesTable
    .build(QueryCommand)
    .entities(FileEntity, UploadEntity, FolderEntity, FolderNameEntity, StartEntity, PurgeEntity)
    .query({ partition: userId })
    .options({
      limit: lotOfFiles,
      consistent: true,
      exclusiveStartKey,
      showEntityAttr: true,
      entityAttrFilter: true,
    })
    .send();
