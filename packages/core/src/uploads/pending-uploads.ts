import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { openCursor, sealCursor } from "../files/cursor.ts";
import { timeOfId } from "../id.ts";
import { objectKey } from "../storage/store-client.ts";
import { findObject } from "../storage/stored-objects.ts";
import { storedParts } from "../storage/stored-parts.ts";
import { filesTable } from "../toolbox.ts";
import { UploadEntity } from "./upload.entity.ts";
import { mostPending, type PendingPage, type PendingUpload, type StoredPart } from "./upload.schema.ts";
import { findUpload, partCountOf, type UploadItem } from "./upload-items.ts";

/** Questions to the object store that are open at a time. */
const askedAtOnce = 50;

interface Asked {
  cursor?: string | undefined;
  limit?: number;
  fileId?: string | undefined;
}

/**
 * One page of what is in flight, the oldest first, with the parts that the store already has: one Query,
 * and a question to the store for each upload. With a `fileId` that upload alone, if it is in flight.
 * @throws AppError BAD_CURSOR
 */
export async function pendingUploads(
  userId: string,
  { cursor, limit = mostPending, fileId }: Asked = {},
): Promise<PendingPage> {
  if (fileId !== undefined) {
    const upload = await findUpload(userId, fileId);
    return { uploads: upload ? [await describe(upload)] : [], cursor: null };
  }
  const scope = `uploads\n${userId}`;
  const exclusiveStartKey = openCursor(scope, cursor);
  const { Items = [], LastEvaluatedKey } = await filesTable
    .build(QueryCommand)
    .entities(UploadEntity)
    .query({ partition: userId, range: { beginsWith: "upload#" } })
    .options({ consistent: true, limit, exclusiveStartKey, entityAttrFilter: false })
    .send();
  const uploads: PendingUpload[] = [];
  for (let first = 0; first < Items.length; first += askedAtOnce) {
    uploads.push(...(await Promise.all(Items.slice(first, first + askedAtOnce).map(describe))));
  }
  return { uploads, cursor: sealCursor(scope, LastEvaluatedKey) };
}

async function describe(upload: UploadItem): Promise<PendingUpload> {
  const { fileId, fileName, declaredSize, folderId, partSize, dueAt } = upload;
  const base = {
    fileId,
    fileName,
    fileSize: declaredSize,
    folderId: folderId ?? null,
    startedAt: timeOfId(fileId),
    expiresAt: dueAt,
    stored: await storedOf(upload),
  };
  if (partSize === 0) return { ...base, method: "single" };
  const partChecksums = upload.partChecksums ?? false;
  return { ...base, method: "multipart", partSize, partCount: partCountOf(upload), partChecksums };
}

async function storedOf({ userId, fileId, partSize, storeUploadId }: UploadItem): Promise<StoredPart[]> {
  const key = objectKey(userId, fileId);
  if (partSize > 0) return storeUploadId ? ((await storedParts(key, storeUploadId)) ?? []) : [];
  const object = await findObject(key);
  if (!object) return [];
  return [{ partNumber: 1, size: object.size, etag: "", ...(object.sha256 && { sha256: object.sha256 }) }];
}
