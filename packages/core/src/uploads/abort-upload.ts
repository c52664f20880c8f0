import { DeleteTransaction } from "dynamodb-toolbox/entity/actions/transactDelete";
import { AppError } from "../error.ts";
import { findFile } from "../files/file-items.ts";
import { release } from "../quota/ledger.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { findPurge, notePurge, purgeObject } from "./purge.ts";
import { UploadEntity } from "./upload.entity.ts";
import { findUpload, type UploadItem } from "./upload-items.ts";

/**
 * Cancels an upload and releases its bytes. Repeating it is no error.
 * @throws AppError UPLOAD_COMPLETED when it has become a file, NOT_FOUND
 */
export async function abortUpload(userId: string, fileId: string): Promise<void> {
  const upload = await findUpload(userId, fileId);
  if (upload && (await dropUpload(upload))) return;
  if (await findFile(userId, fileId)) {
    throw new AppError("UPLOAD_COMPLETED", "This upload is complete. Move the file to the trash instead.");
  }
  if (!(await findPurge(userId, fileId))) throw new AppError("NOT_FOUND", "There is no such upload.");
}

/**
 * The upload goes and its bytes are released in one transaction, which also leaves a note that its
 * object and parts must go.
 * @param onlyIfDueBy drops it only if nothing has moved its expiry past that moment
 * @returns false when somebody else completed or dropped it first
 */
export async function dropUpload(upload: UploadItem, onlyIfDueBy?: Date): Promise<boolean> {
  const { userId, sortKey, fileId, declaredSize } = upload;
  const purge = { userId, fileId, inParts: upload.partSize > 0 };
  const stillDue = { attr: "dueAt", lte: onlyIfDueBy?.toISOString() ?? "" } as const;
  const there = { attr: "fileId", exists: true } as const;
  try {
    await transact([
      UploadEntity.build(DeleteTransaction)
        .key({ userId, sortKey })
        .options({ condition: onlyIfDueBy ? stillDue : there }),
      notePurge(purge),
      release(userId, declaredSize),
    ]);
  } catch (error) {
    if (error instanceof ConditionsFailed) return false;
    throw error;
  }
  await purgeObject(purge);
  return true;
}
