import { DeleteTransaction } from "dynamodb-toolbox/entity/actions/transactDelete";
import { free } from "../quota/ledger.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { findPurge, notePurge, purgeObject } from "../uploads/purge.ts";
import { singlePutMaxBytes } from "../uploads/upload.schema.ts";
import { FileEntity } from "./file.entity.ts";
import { type FileItem, fileNotFound, findFile } from "./file-items.ts";

/**
 * Removes a file for good and frees its bytes, once, however often it is called.
 * @throws AppError NOT_FOUND
 */
export async function removeFile(userId: string, fileId: string): Promise<void> {
  const file = await findFile(userId, fileId);
  if (file) {
    await removeItem(file);
    return;
  }
  if (!(await findPurge(userId, fileId))) throw fileNotFound();
}

/**
 * The item goes and the ledger is freed in one transaction, which also leaves a note that the object
 * must go: a crash before the object is gone leaves the rest to the sweeper.
 * @param onlyIfDueBy removes it only if it is (still) in the trash and due by then
 */
export async function removeItem(file: FileItem, onlyIfDueBy?: Date): Promise<void> {
  const { userId, sortKey, fileId, fileSize } = file;
  const purge = { userId, fileId, inParts: fileSize > singlePutMaxBytes };
  const stillDue = { attr: "dueAt", lte: onlyIfDueBy?.toISOString() ?? "" } as const;
  const there = { attr: "fileId", exists: true } as const;
  try {
    await transact([
      FileEntity.build(DeleteTransaction)
        .key({ userId, sortKey })
        .options({ condition: onlyIfDueBy ? stillDue : there }),
      notePurge(purge),
      free(userId, fileSize),
    ]);
  } catch (error) {
    // Somebody else removed or restored it meanwhile.
    if (error instanceof ConditionsFailed) return;
    throw error;
  }
  await purgeObject(purge);
}
