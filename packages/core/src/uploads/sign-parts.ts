import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { env } from "../env.ts";
import { AppError } from "../error.ts";
import { uploadSortKey } from "../files/file-keys.ts";
import { abortMultipart, beginMultipart, objectKey, signPart, signPut } from "../storage.ts";
import { UploadEntity } from "./upload.entity.ts";
import type { SignedRequest } from "./upload.schema.ts";
import { findUpload, partCountOf, partLength, type UploadItem, uploadGone } from "./upload-items.ts";

/**
 * Addresses for parts, and progress: the upload's expiry moves on. A file sent by one PUT has the one
 * part 1, so that its address can be renewed. @throws AppError UPLOAD_GONE, BAD_INPUT
 */
export async function signParts(
  userId: string,
  { fileId, partNumbers }: { fileId: string; partNumbers: number[] },
  now = new Date(),
): Promise<{ parts: ({ partNumber: number } & SignedRequest)[] }> {
  const upload = await touch(userId, fileId, now);
  const key = objectKey(userId, fileId);
  const count = partCountOf(upload);
  const beyond = partNumbers.find((partNumber) => partNumber > count);
  if (beyond) throw new AppError("BAD_INPUT", `This upload has ${count} parts; there is no part ${beyond}.`);
  if (upload.partSize === 0) {
    const signed = await signPut(key, upload.declaredSize, upload.mimeType);
    return { parts: partNumbers.map((partNumber) => ({ partNumber, ...signed })) };
  }
  const uploadId = upload.storeUploadId ?? (await beginOnce(upload));
  const parts = await Promise.all(
    partNumbers.map(async (partNumber) => ({
      partNumber,
      ...(await signPart(key, uploadId, partNumber, partLength(upload, partNumber))),
    })),
  );
  return { parts };
}

async function touch(userId: string, fileId: string, now: Date): Promise<UploadItem> {
  try {
    const { Attributes } = await UploadEntity.build(UpdateItemCommand)
      .item({
        userId,
        sortKey: uploadSortKey(fileId),
        dueAt: new Date(now.getTime() + env.UPLOAD_EXPIRES_AFTER).toISOString(),
      })
      .options({ condition: { attr: "fileId", exists: true }, returnValues: "ALL_NEW" })
      .send();
    if (!Attributes) throw uploadGone();
    return Attributes;
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? uploadGone() : error;
  }
}

/** Two tabs may get here at once: the item keeps the first, the other is dropped. */
async function beginOnce({ userId, sortKey, fileId, mimeType }: UploadItem): Promise<string> {
  const key = objectKey(userId, fileId);
  const storeUploadId = await beginMultipart(key, mimeType);
  try {
    await UploadEntity.build(UpdateItemCommand)
      .item({ userId, sortKey, storeUploadId })
      .options({
        condition: {
          and: [
            { attr: "fileId", exists: true },
            { attr: "storeUploadId", exists: false },
          ],
        },
      })
      .send();
    return storeUploadId;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    await abortMultipart(key, storeUploadId);
    const current = await findUpload(userId, fileId);
    if (!current?.storeUploadId) throw uploadGone();
    return current.storeUploadId;
  }
}
