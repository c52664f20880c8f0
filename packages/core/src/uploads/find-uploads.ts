import { BatchGetRequest } from "dynamodb-toolbox/entity/actions/batchGet";
import { BatchGetCommand, execute } from "dynamodb-toolbox/table/actions/batchGet";
import { uploadSortKey } from "../files/file-keys.ts";
import { filesTable } from "../toolbox.ts";
import { UploadEntity } from "./upload.entity.ts";
import type { UploadItem } from "./upload-items.ts";

/** The uploads among these ids that are still in flight, in one strongly consistent read. */
export async function findUploads(userId: string, fileIds: string[]): Promise<UploadItem[]> {
  const requests = fileIds.map((fileId) =>
    UploadEntity.build(BatchGetRequest).key({ userId, sortKey: uploadSortKey(fileId) }),
  );
  const command = filesTable
    .build(BatchGetCommand)
    .requests(...requests)
    .options({ consistent: true });
  const { Responses } = await execute({ maxAttempts: 4 }, command);
  return (Responses?.[0] ?? []).filter((upload) => upload !== undefined);
}
