import { type File } from "../files/file.schema.ts";
import { type FileItem, findFile, toFile } from "../files/file-items.ts";
import { checkPlace } from "../files/folder-items.ts";
import { replaceFile } from "../files/trash-file.ts";
import { countMetrics } from "../metrics.ts";
import { settle } from "../quota/ledger.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { becomeFile, fileOf } from "./become-file.ts";
import type { CompletedPart } from "./upload.schema.ts";
import { findUpload, type UploadItem, uploadGone } from "./upload-items.ts";
import { type FileDigest, verifyStored } from "./verify-stored.ts";

/**
 * Makes an upload a file once all its bytes are in the store; the file that it replaces goes to the
 * trash in the same transaction. Where its folder was removed meanwhile it comes to the top level. Repeating it returns the same file, also where the first call got only
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
    const file = toFile(await settleOne(upload, digest));
    countMetrics({ Uploads: 1 });
    return file;
  } catch (error) {
    if (error instanceof ConditionsFailed) return completedBefore(userId, fileId);
    throw error;
  }
}

async function settleOne(upload: UploadItem, digest: FileDigest): Promise<FileItem> {
  const { userId, replaces, folderId, declaredSize } = upload;
  const writes = [...becomeFile(upload, digest), settle(userId, declaredSize)];
  const place = folderId ? [checkPlace(userId, folderId)] : [];
  try {
    await transact([...writes, ...place, ...(replaces ? [replaceFile(userId, replaces)] : [])]);
    return fileOf(upload, digest);
  } catch (error) {
    if (!(error instanceof ConditionsFailed) || error.failures[0]?.failed) throw error;
    const [isPlaceGone, isReplacedGone] = [writes.length, writes.length + place.length].map(
      (at) => error.failures[at]?.failed === true,
    );
    // What has gone by itself is no reason to refuse the new: it comes to the top level, or replaces nothing.
    if (folderId && isPlaceGone) return settleOne(without(upload, "folderId"), digest);
    if (replaces && isReplacedGone) return settleOne(without(upload, "replaces"), digest);
    throw error;
  }
}

const without = (upload: UploadItem, what: "folderId" | "replaces"): UploadItem => ({
  ...upload,
  [what]: undefined,
});

async function completedBefore(userId: string, fileId: string): Promise<File> {
  const file = await findFile(userId, fileId);
  if (!file) throw uploadGone();
  return toFile(file);
}
