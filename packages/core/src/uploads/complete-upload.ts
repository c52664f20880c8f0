import { DeleteTransaction } from "dynamodb-toolbox/entity/actions/transactDelete";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { AppError } from "../error.ts";
import { FileEntity } from "../files/file.entity.ts";
import type { File } from "../files/file.schema.ts";
import { type FileItem, findFile, toFile } from "../files/file-items.ts";
import { fileSortKey, nameKeyOf, parentKeyOf } from "../files/file-keys.ts";
import { timeOfId } from "../id.ts";
import { settle } from "../quota/ledger.ts";
import { finishMultipart, objectKey, sizeOf, storedParts } from "../storage.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { dropUpload } from "./abort-upload.ts";
import { UploadEntity } from "./upload.entity.ts";
import type { CompletedPart, StoredPart } from "./upload.schema.ts";
import { findUpload, partCountOf, partLength, type UploadItem, uploadGone } from "./upload-items.ts";

/**
 * Makes an upload a file once all its bytes are in the store. Repeating it returns the same file,
 * also where the first call got only as far as the object store.
 * @throws AppError UPLOAD_INCOMPLETE (nothing lost), SIZE_MISMATCH (the object is removed), UPLOAD_GONE
 */
export async function completeUpload(
  userId: string,
  { fileId, parts }: { fileId: string; parts?: CompletedPart[] | undefined },
): Promise<File> {
  const upload = await findUpload(userId, fileId);
  if (!upload) return completedBefore(userId, fileId);
  await verifyStored(upload, parts);
  try {
    await transact([...becomeFile(upload), settle(userId, upload.declaredSize)]);
    return toFile(fileOf(upload));
  } catch (error) {
    if (error instanceof ConditionsFailed) return completedBefore(userId, fileId);
    throw error;
  }
}

/** @throws AppError UPLOAD_INCOMPLETE, SIZE_MISMATCH unless the object is there in its declared size */
export async function verifyStored(upload: UploadItem, parts?: CompletedPart[]): Promise<void> {
  const key = objectKey(upload.userId, upload.fileId);
  if (upload.partSize > 0) await assemble(upload, parts);
  const size = await sizeOf(key);
  if (size === undefined)
    throw new AppError("UPLOAD_INCOMPLETE", "The bytes of this file have not arrived yet.");
  if (size !== upload.declaredSize) {
    await dropUpload(upload);
    throw new AppError(
      "SIZE_MISMATCH",
      `This file was announced with ${upload.declaredSize} bytes, but ${size} arrived. Upload it again.`,
    );
  }
}

async function assemble(upload: UploadItem, parts?: CompletedPart[]): Promise<void> {
  const key = objectKey(upload.userId, upload.fileId);
  if (!upload.storeUploadId) throw missingParts([1]);
  const stored = await storedParts(key, upload.storeUploadId);
  // Completed before, by a call that got no further: the object's size tells.
  if (!stored) return;
  const byNumber = new Map(stored.map((part) => [part.partNumber, part]));
  const claimed = new Map(parts?.map((part) => [part.partNumber, part.etag]));
  const numbers = Array.from({ length: partCountOf(upload) }, (_, index) => index + 1);
  const isGood = (number: number): boolean => {
    const part = byNumber.get(number);
    const etag = claimed.get(number);
    return (
      part?.size === partLength(upload, number) &&
      (!parts || (etag !== undefined && bare(etag) === bare(part.etag)))
    );
  };
  const bad = numbers.filter((number) => !isGood(number));
  if (bad.length > 0) throw missingParts(bad);
  const all = numbers.flatMap((number): StoredPart[] => {
    const part = byNumber.get(number);
    return part ? [part] : [];
  });
  await finishMultipart(key, upload.storeUploadId, all);
}

const bare = (etag: string): string => etag.replaceAll('"', "");

function missingParts(numbers: number[]): AppError {
  const some = numbers.slice(0, 10).join(", ");
  const more = numbers.length > 10 ? ` and ${numbers.length - 10} more` : "";
  return new AppError(
    "UPLOAD_INCOMPLETE",
    `Parts are missing or not as sent: ${some}${more}. Send them again.`,
  );
}

/** Parts of a transaction: the upload item goes, the file item comes. */
export const becomeFile = (upload: UploadItem) => [
  UploadEntity.build(DeleteTransaction)
    .key({ userId: upload.userId, sortKey: upload.sortKey })
    .options({ condition: { attr: "fileId", exists: true } }),
  FileEntity.build(PutTransaction).item(fileOf(upload)),
];

export function fileOf(upload: UploadItem): FileItem {
  const { userId, fileId, fileName, mimeType, folderId } = upload;
  return {
    userId,
    sortKey: fileSortKey(fileId),
    fileId,
    fileName,
    fileSize: upload.declaredSize,
    mimeType,
    uploadTimestamp: timeOfId(fileId),
    downloadCount: 0,
    ...(folderId && { folderId }),
    parentKey: parentKeyOf(userId, folderId),
    nameKey: nameKeyOf("file", fileName),
  };
}

async function completedBefore(userId: string, fileId: string): Promise<File> {
  const file = await findFile(userId, fileId);
  if (!file) throw uploadGone();
  return toFile(file);
}
