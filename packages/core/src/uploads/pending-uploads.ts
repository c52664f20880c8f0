import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { findObject, objectKey, storedParts } from "../storage.ts";
import { filesTable } from "../toolbox.ts";
import { UploadEntity } from "./upload.entity.ts";
import type { PendingUpload, StoredPart } from "./upload.schema.ts";
import { partCountOf, type UploadItem } from "./upload-items.ts";

const mostPending = 1000;

/** What is in flight, with the parts that the store already has. */
export async function pendingUploads(userId: string): Promise<{ uploads: PendingUpload[] }> {
  const { Items = [] } = await filesTable
    .build(QueryCommand)
    .entities(UploadEntity)
    .query({ partition: userId, range: { beginsWith: "upload#" } })
    .options({ consistent: true, limit: mostPending, entityAttrFilter: false })
    .send();
  return { uploads: await Promise.all(Items.map(describe)) };
}

async function describe(upload: UploadItem): Promise<PendingUpload> {
  const { fileId, fileName, declaredSize, folderId, partSize, dueAt } = upload;
  const base = { fileId, fileName, fileSize: declaredSize, folderId: folderId ?? null, expiresAt: dueAt };
  const stored = await storedOf(upload);
  if (partSize === 0) return { ...base, method: "single", stored };
  return { ...base, method: "multipart", partSize, partCount: partCountOf(upload), stored };
}

async function storedOf({ userId, fileId, partSize, storeUploadId }: UploadItem): Promise<StoredPart[]> {
  const key = objectKey(userId, fileId);
  if (partSize > 0) return storeUploadId ? ((await storedParts(key, storeUploadId)) ?? []) : [];
  const object = await findObject(key);
  return object
    ? [{ partNumber: 1, size: object.size, etag: "", ...(object.sha256 && { sha256: object.sha256 }) }]
    : [];
}
