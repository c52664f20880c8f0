import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { filesTable } from "../toolbox.ts";
import { FileEntity } from "./file.entity.ts";
import type { NameConflict } from "./file.schema.ts";
import { type FileItem, toFile } from "./file-items.ts";
import { nameKeyOf, parentKeyOf } from "./file-keys.ts";

const pageSize = 100;

/**
 * Which of these names files in the folder have already: one Query of the name index for each. Where
 * several have one, the newest that is found stands for them.
 */
export async function findConflicts(
  userId: string,
  { folderId, fileNames }: { folderId?: string | null | undefined; fileNames: string[] },
): Promise<{ conflicts: NameConflict[] }> {
  const partition = parentKeyOf(userId, folderId ?? undefined);
  const found = await Promise.all([...new Set(fileNames)].map((name) => findNamed(partition, name)));
  const conflicts = found.flatMap((item) => {
    if (!item) return [];
    const { fileName, fileId, fileSize, uploadTimestamp, sha256, digestPartSize } = toFile(item);
    return [{ fileName, fileId, fileSize, uploadTimestamp, sha256, digestPartSize }];
  });
  return { conflicts };
}

/** Names that sort alike share a key ("A 1" and "a 01"), so those that only sort alike are passed over. */
async function findNamed(partition: string, fileName: string): Promise<FileItem | undefined> {
  const nameKey = nameKeyOf("file", fileName);
  for (let from: Record<string, unknown> | undefined, more = true; more; more = from !== undefined) {
    const { Items = [], LastEvaluatedKey } = await filesTable
      .build(QueryCommand)
      .entities(FileEntity)
      .query({ index: "folderNameIndex", partition, range: { eq: nameKey } })
      .options({ limit: pageSize, exclusiveStartKey: from, entityAttrFilter: false })
      .send();
    const named = Items.filter((item) => item.fileName === fileName);
    if (named.length > 0)
      return named.reduce((newest, item) => (item.fileId > newest.fileId ? item : newest));
    from = LastEvaluatedKey;
  }
  return undefined;
}
