import { type File } from "../files/file.schema.ts";
import { findFile, toFile } from "../files/file-items.ts";
import { replaceFile } from "../files/trash-file.ts";
import { settle } from "../quota/ledger.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { becomeFile, fileOf } from "./become-file.ts";
import type { CompletedPart } from "./upload.schema.ts";
import { findUpload, type UploadItem, uploadGone } from "./upload-items.ts";
import { type FileDigest, verifyStored } from "./verify-stored.ts";

/**
 * Makes an upload a file once all its bytes are in the store; the file that it replaces goes to the
 * trash in the same transaction. Repeating it returns the same file, also where the first call got only
 * as far as the object store.
 * @throws AppError UPLOAD_INCOMPLETE (nothing lost), SIZE_MISMATCH and DIGEST_MISMATCH (the object is
 * removed), UPLOAD_GONE
 */
export async function completeUpload(
  userId: string,
  { fileId, parts }: { fileId: string; parts?: CompletedPart[] | undefined },
): Promise<File> {
  const upload = await findUpload(userId, fileId);
  if (!upload) return completedBefore(userId, fileId);
  const digest = await verifyStored(upload, parts);
  try {
    await settleOne(upload, digest);
    return toFile(fileOf(upload, digest));
  } catch (error) {
    if (error instanceof ConditionsFailed) return completedBefore(userId, fileId);
    throw error;
  }
}

async function settleOne(upload: UploadItem, digest: FileDigest): Promise<void> {
  const { userId, replaces, declaredSize } = upload;
  const writes = [...becomeFile(upload, digest), settle(userId, declaredSize)];
  if (!replaces) return transact(writes);
  try {
    await transact([...writes, replaceFile(userId, replaces)]);
  } catch (error) {
    // What it was to replace has gone by itself, which is no reason to refuse the new.
    const goneByItself = error instanceof ConditionsFailed && !error.failures[0]?.failed;
    if (!goneByItself) throw error;
    await transact(writes);
  }
}

async function completedBefore(userId: string, fileId: string): Promise<File> {
  const file = await findFile(userId, fileId);
  if (!file) throw uploadGone();
  return toFile(file);
}
