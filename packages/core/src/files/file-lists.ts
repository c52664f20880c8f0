import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { filesTable } from "../toolbox.ts";
import { openCursor, sealCursor } from "./cursor.ts";
import { FileEntity } from "./file.entity.ts";
import type { File, ListFiles } from "./file.schema.ts";
import { toFile } from "./file-items.ts";
import { filesEnd, folderFirst, parentKeyOf } from "./file-keys.ts";

export interface Page<T> {
  items: T[];
  /** For the page after this one; null at the end. */
  cursor: string | null;
}

/** One page of a folder's files: one Query of the index of that order. @throws AppError BAD_CURSOR */
export async function listFiles(userId: string, input: ListFiles): Promise<Page<File>> {
  const { sort, order, limit } = input;
  const partition = parentKeyOf(userId, input.folderId ?? undefined);
  const scope = `files\n${partition}\n${sort}\n${order}`;
  const exclusiveStartKey = openCursor(scope, input.cursor);
  const { Items = [], LastEvaluatedKey } = await filesTable
    .build(QueryCommand)
    .entities(FileEntity)
    .query(queryOf[sort](partition))
    .options({ limit, reverse: order === "desc", exclusiveStartKey, entityAttrFilter: false })
    .send();
  return { items: Items.map(toFile), cursor: sealCursor(scope, LastEvaluatedKey) };
}

const queryOf = {
  time: (partition: string) => ({ index: "folderTimeIndex", partition, range: { lt: filesEnd } }) as const,
  size: (partition: string) => ({ index: "folderSizeIndex", partition }) as const,
  name: (partition: string) =>
    ({ index: "folderNameIndex", partition, range: { beginsWith: folderFirst.file } }) as const,
};

/** One page of the trash, what was trashed last first: one Query. @throws AppError BAD_CURSOR */
export async function listTrash(
  userId: string,
  input: { cursor?: string | undefined; limit: number },
): Promise<Page<File & { trashedAt: string }>> {
  const scope = `trash\n${userId}`;
  const exclusiveStartKey = openCursor(scope, input.cursor);
  const { Items = [], LastEvaluatedKey } = await filesTable
    .build(QueryCommand)
    .entities(FileEntity)
    .query({ index: "trashIndex", partition: userId })
    .options({ limit: input.limit, reverse: true, exclusiveStartKey, entityAttrFilter: false })
    .send();
  const items = Items.map((item) => ({ ...toFile(item), trashedAt: item.trashedAt ?? "" }));
  return { items, cursor: sealCursor(scope, LastEvaluatedKey) };
}

/**
 * One page of all files of an owner, those in the trash among them: by time one Query of the table, by size one of
 * its index. @throws AppError BAD_CURSOR
 */
export async function listAllFiles(
  userId: string,
  by: "time" | "size",
  input: { cursor?: string | undefined; limit: number },
): Promise<Page<File>> {
  const scope = `all files\n${userId}\n${by}`;
  const exclusiveStartKey = openCursor(scope, input.cursor);
  const { Items = [], LastEvaluatedKey } = await filesTable
    .build(QueryCommand)
    .entities(FileEntity)
    .query(
      by === "time"
        ? { partition: userId, range: { lt: filesEnd } }
        : { index: "userFileSizeIndex", partition: userId },
    )
    .options({ limit: input.limit, reverse: true, exclusiveStartKey, entityAttrFilter: false })
    .send();
  return { items: Items.map(toFile), cursor: sealCursor(scope, LastEvaluatedKey) };
}
