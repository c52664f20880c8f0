import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { env } from "../env.ts";
import { AppError } from "../error.ts";
import { uploadSortKey } from "../files/file-keys.ts";
import { signPart } from "../storage/signed-addresses.ts";
import { objectKey } from "../storage/store-client.ts";
import { abortMultipart, beginMultipart } from "../storage/stored-parts.ts";
import { UploadEntity } from "./upload.entity.ts";
import type { SignedRequest, SignParts } from "./upload.schema.ts";
import {
  findUpload,
  partCountOf,
  partLength,
  signWhole,
  type UploadItem,
  uploadGone,
} from "./upload-items.ts";

/**
 * Addresses for parts, and progress: the upload's expiry moves on. A file sent by one PUT has the one
 * part 1, so that its address can be renewed. @throws AppError UPLOAD_GONE, BAD_INPUT
 */
export async function signParts(
  userId: string,
  { fileId, partNumbers, sha256 }: SignParts,
  now = new Date(),
): Promise<{ parts: ({ partNumber: number } & SignedRequest)[] }> {
  const upload = await touch(userId, fileId, now);
  const key = objectKey(userId, fileId);
  const count = partCountOf(upload);
  const beyond = partNumbers.find((partNumber) => partNumber > count);
  if (beyond) throw new AppError("BAD_INPUT", `This upload has ${count} parts; there is no part ${beyond}.`);
  checkDigests(upload, sha256);
  if (upload.partSize === 0) {
    const signed = await signWhole(upload);
    return { parts: partNumbers.map((partNumber) => ({ partNumber, ...signed })) };
  }
  const uploadId = upload.storeUploadId ?? (await beginOnce(upload));
  const parts = await Promise.all(
    partNumbers.map(async (partNumber, index) => {
      const part = { partNumber, bytes: partLength(upload, partNumber), sha256: sha256?.[index] };
      return { partNumber, ...(await signPart(key, uploadId, part)) };
    }),
  );
  return { parts };
}

/** The store keeps digests of all parts or of none. @throws AppError BAD_INPUT */
function checkDigests({ partSize, partChecksums, sha256: announced }: UploadItem, sha256?: string[]): void {
  if (partChecksums && !sha256) {
    throw new AppError("BAD_INPUT", "This upload's parts come with checksums: send the sha256 of each part.");
  }
  if (partSize > 0 && sha256 && !partChecksums) {
    throw new AppError("BAD_INPUT", "This upload was started without partChecksums, so its parts have none.");
  }
  if (partSize === 0 && sha256?.some((digest) => digest !== announced)) {
    throw new AppError("BAD_INPUT", "This is not the sha256 with which the upload was started.");
  }
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
async function beginOnce(upload: UploadItem): Promise<string> {
  const { userId, sortKey, fileId } = upload;
  const key = objectKey(userId, fileId);
  const storeUploadId = await beginMultipart(key, upload.mimeType, upload.partChecksums === true);
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
    const current = await findUpload(userId, fileId);
    // It may be this one that it keeps: the answer was lost, and the SDK asked again.
    if (current?.storeUploadId !== storeUploadId) await abortMultipart(key, storeUploadId);
    if (!current?.storeUploadId) throw uploadGone();
    return current.storeUploadId;
  }
}
