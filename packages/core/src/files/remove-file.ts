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

/** Files that go in one transaction of a hundred writes: two for each, and the ledger. */
export const lotOfFiles = 49;

/**
 * Removes up to 49 files of one owner in one transaction, or one by one where some are gone already. A file that was
 * moved or trashed since it was read stays.
 */
export async function removeItems(files: readonly FileItem[], now: Date): Promise<void> {
  const [first] = files;
  if (!first) return;
  const bytes = files.reduce((sum, { fileSize }) => sum + fileSize, 0);
  try {
    await transact([
      free(first.userId, bytes),
      ...files.flatMap((file) => [
        FileEntity.build(DeleteTransaction)
          .key({ userId: file.userId, sortKey: file.sortKey })
          .options({ condition: { attr: "parentKey", eq: file.parentKey ?? "" } }),
        notePurge(purgeOf(file), now),
      ]),
    ]);
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (files.length > 1) for (const file of files) await removeItems([file], now);
    return;
  }
  await Promise.all(files.map((file) => purgeObject(purgeOf(file))));
}

const purgeOf = ({ userId, fileId, fileSize }: FileItem) => ({
  userId,
  fileId,
  inParts: fileSize > singlePutMaxBytes,
});

/**
 * The item goes and the ledger is freed in one transaction, which also leaves a note that the object
 * must go: a crash before the object is gone leaves the rest to the sweeper.
 * @param onlyIfDueBy removes it only if it is (still) in the trash and due by then
 */
export async function removeItem(file: FileItem, onlyIfDueBy?: Date): Promise<void> {
  const { userId, sortKey, fileSize } = file;
  const purge = purgeOf(file);
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
