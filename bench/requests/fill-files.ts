import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import type { FileItem } from "@dropify/core/files/file-items";
import { fileSortKey, nameKeyOf, parentKeyOf } from "@dropify/core/files/file-keys";
import { newId, timeOfId } from "@dropify/core/id";

/** The most that BatchWriteItem takes. */
const batchSize = 25;
const startMs = Date.UTC(2026, 0, 1);

function newFile(userId: string, index: number): FileItem {
  const fileId = newId(new Date(startMs + index * 1000));
  const fileName = `file ${index}.txt`;
  return {
    userId,
    sortKey: fileSortKey(fileId),
    fileId,
    fileName,
    fileSize: index,
    mimeType: "text/plain",
    uploadTimestamp: timeOfId(fileId),
    downloadCount: 0,
    parentKey: parentKeyOf(userId, undefined),
    nameKey: nameKeyOf("file", fileName),
  };
}

/** Gives an owner this many files without bytes, straight into the table. @throws Error when a batch is cut short */
export async function fillFiles(userId: string, count: number): Promise<void> {
  for (let first = 0; first < count; first += batchSize) {
    const length = Math.min(batchSize, count - first);
    const puts = Array.from({ length }, (_, index) => ({
      PutRequest: { Item: { _et: "file", ...newFile(userId, first + index) } },
    }));
    const { UnprocessedItems } = await documentClient().send(
      new BatchWriteCommand({ RequestItems: { [env.FILES_TABLE]: puts } }),
    );
    if (UnprocessedItems?.[env.FILES_TABLE]) throw new Error("DynamoDB did not take the whole batch");
  }
}
