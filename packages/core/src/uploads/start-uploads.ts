import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { env } from "../env.ts";
import { AppError } from "../error.ts";
import { dueShardOf, startSortKey, uploadSortKey } from "../files/file-keys.ts";
import { checkFolder, folderNotFound, openPath } from "../files/folder-items.ts";
import { idsInOrder } from "../id.ts";
import { openLedger, reserve } from "../quota/ledger.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { StartEntity, UploadEntity } from "./upload.entity.ts";
import { type NewFile, partSizeFor, type StartedUpload, singlePutMaxBytes } from "./upload.schema.ts";
import { findUpload, instructions, type UploadItem, uploadGone } from "./upload-items.ts";

/** A transaction holds 100 writes; a ledger, a note and 50 uploads leave room for these checks. */
const maxFolderChecks = 48;

export interface StartUploads {
  files: NewFile[];
  requestId?: string | undefined;
}

/**
 * Reserves the bytes of up to 50 files and begins their uploads, all or none, in one transaction.
 * Repeated with the same `requestId` it returns the same uploads.
 * @throws AppError QUOTA_EXCEEDED with the missing bytes, FILE_TOO_LARGE, NOT_FOUND (a folder)
 */
export async function startUploads(
  userId: string,
  { files, requestId }: StartUploads,
  now = new Date(),
): Promise<{ uploads: StartedUpload[] }> {
  const tooLarge = files.find((file) => file.fileSize > env.FILE_MAX_BYTES);
  if (tooLarge)
    throw new AppError("FILE_TOO_LARGE", `"${tooLarge.fileName}" is larger than a file may be here.`);
  const dueAt = new Date(now.getTime() + env.UPLOAD_EXPIRES_AFTER).toISOString();
  const nextId = idsInOrder(now);
  const uploads = files.map((file) => newUpload(userId, nextId(), file, dueAt));
  const folderIds = [...new Set(files.flatMap((file) => file.folderId ?? []))];
  const checked = folderIds.slice(0, maxFolderChecks);
  await Promise.all(folderIds.slice(maxFolderChecks).map((folderId) => openPath(userId, folderId)));
  const total = files.reduce((sum, file) => sum + file.fileSize, 0);
  const writes = [
    reserve(userId, total),
    ...checked.map((folderId) => checkFolder(userId, folderId)),
    ...uploads.map((upload) =>
      UploadEntity.build(PutTransaction)
        .item(upload)
        .options({ condition: { attr: "userId", exists: false } }),
    ),
    ...(requestId ? [rememberStart(userId, requestId, uploads, dueAt)] : []),
  ];
  try {
    await transact(writes);
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (requestId && error.failures.at(-1)?.failed)
      return { uploads: await startedBefore(userId, requestId) };
    // An engine that lost its memory of tokens was asked again after it had done this.
    if (error.failures.slice(1 + checked.length).some((put) => put.failed)) return answer(uploads);
    if (error.failures.slice(1, 1 + checked.length).some((check) => check.failed)) throw folderNotFound();
    const ledger = error.failures[0];
    if (ledger?.item === undefined) {
      await openLedger(userId);
      return startUploads(userId, { files, requestId }, now);
    }
    const missingBytes = total - Number(ledger.item.storageAvailable);
    throw new AppError("QUOTA_EXCEEDED", "There is not enough free storage for this.", { missingBytes });
  }
  return answer(uploads);
}

const answer = async (uploads: UploadItem[]): Promise<{ uploads: StartedUpload[] }> => ({
  uploads: await Promise.all(uploads.map(instructions)),
});

function newUpload(userId: string, fileId: string, file: NewFile, dueAt: string): UploadItem {
  return {
    userId,
    sortKey: uploadSortKey(fileId),
    fileId,
    fileName: file.fileName,
    declaredSize: file.fileSize,
    mimeType: file.mimeType,
    ...(file.folderId && { folderId: file.folderId }),
    ...(file.sha256 && { sha256: file.sha256 }),
    ...(file.partChecksums && { partChecksums: true }),
    ...(file.replaces && { replaces: file.replaces }),
    partSize: file.fileSize > singlePutMaxBytes ? partSizeFor(file.fileSize) : 0,
    dueShard: dueShardOf(fileId),
    dueAt,
  };
}

const rememberStart = (userId: string, requestId: string, uploads: UploadItem[], dueAt: string) =>
  StartEntity.build(PutTransaction)
    .item({
      userId,
      sortKey: startSortKey(requestId),
      fileIds: uploads.map((upload) => upload.fileId),
      dueShard: uploads[0]?.dueShard ?? 0,
      dueAt,
    })
    .options({ condition: { attr: "userId", exists: false } });

async function startedBefore(userId: string, requestId: string): Promise<StartedUpload[]> {
  const { Item } = await StartEntity.build(GetItemCommand)
    .key({ userId, sortKey: startSortKey(requestId) })
    .options({ consistent: true })
    .send();
  const uploads = await Promise.all((Item?.fileIds ?? []).map((fileId) => findUpload(userId, fileId)));
  return Promise.all(
    uploads.map((upload) => {
      if (!upload) throw uploadGone();
      return instructions(upload);
    }),
  );
}
