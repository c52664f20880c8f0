import { type AppCode, AppError } from "../error.ts";
import type { File } from "../files/file.schema.ts";
import { toFile } from "../files/file-items.ts";
import { checkPlace } from "../files/folder-items.ts";
import { replaceFile } from "../files/trash-file.ts";
import { countMetrics } from "../metrics.ts";
import { settle } from "../quota/ledger.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { becomeFile, fileOf } from "./become-file.ts";
import { completeUpload } from "./complete-upload.ts";
import { findUploads } from "./find-uploads.ts";
import type { UploadItem } from "./upload-items.ts";
import { type FileDigest, verifyStored } from "./verify-stored.ts";

export type Outcome =
  | { fileId: string; file: File }
  | { fileId: string; error: { appCode: AppCode; message: string } };

interface Ready {
  upload: UploadItem;
  digest: FileDigest;
}

/** What DynamoDB takes in one transaction. */
const maxWrites = 100;

/**
 * Completes up to 40 uploads in one transaction (two where many replace files or go into many folders), each
 * with an outcome of its own, in the order given.
 */
export async function completeMany(userId: string, fileIds: string[]): Promise<{ results: Outcome[] }> {
  const ids = [...new Set(fileIds)];
  const uploads = await findUploads(userId, ids);
  const outcomes = new Map<string, Outcome>();
  const ready: Ready[] = [];
  await Promise.all(
    uploads.map(async (upload) => {
      const outcome = await orRefusal(upload.fileId, async () => {
        ready.push({ upload, digest: await verifyStored(upload) });
      });
      if (outcome) outcomes.set(upload.fileId, outcome);
    }),
  );
  // A transaction can name an item only once: what replaces another of these comes after it, by itself.
  const together = ready.filter(({ upload: { replaces } }) => !replaces || !ids.includes(replaces));
  for (const batch of inTransactions(together)) {
    if (!(await settleAll(userId, batch))) continue;
    countMetrics({ Uploads: batch.length });
    for (const { upload, digest } of batch) {
      outcomes.set(upload.fileId, { fileId: upload.fileId, file: toFile(fileOf(upload, digest)) });
    }
  }
  // Those completed before, gone, caught in a race or left out above are settled one by one.
  await Promise.all(
    ids
      .filter((fileId) => !outcomes.has(fileId))
      .map(async (fileId) => {
        const refused = await orRefusal(fileId, async () => {
          outcomes.set(fileId, { fileId, file: await completeUpload(userId, { fileId }) });
        });
        if (refused) outcomes.set(fileId, refused);
      }),
  );
  return { results: fileIds.flatMap((fileId) => outcomes.get(fileId) ?? []) };
}

/** Batches that fit: the ledger's write, two for each upload, one for each file replaced and each folder. */
function inTransactions(ready: Ready[]): Ready[][] {
  const batches: Ready[][] = [];
  let touched = new Set<string>();
  let writes = maxWrites;
  for (const one of ready) {
    const { replaces, folderId } = one.upload;
    const more = [replaces, folderId].filter((id) => id !== undefined && !touched.has(id)).length;
    if (writes + 2 + more > maxWrites) {
      batches.push([]);
      touched = new Set();
      writes = 1;
    }
    writes += 2 + [replaces, folderId].filter((id) => id !== undefined && !touched.has(id)).length;
    for (const id of [replaces, folderId]) if (id !== undefined) touched.add(id);
    batches.at(-1)?.push(one);
  }
  return batches;
}

async function settleAll(userId: string, batch: Ready[]): Promise<boolean> {
  const total = batch.reduce((sum, { upload }) => sum + upload.declaredSize, 0);
  // Two may replace the same file, which a transaction can name only once.
  const replaced = new Set(batch.flatMap(({ upload }) => upload.replaces ?? []));
  const places = new Set(batch.flatMap(({ upload }) => upload.folderId ?? []));
  try {
    await transact([
      ...batch.flatMap(({ upload, digest }) => becomeFile(upload, digest)),
      settle(userId, total),
      ...[...replaced].map((fileId) => replaceFile(userId, fileId)),
      ...[...places].map((folderId) => checkPlace(userId, folderId)),
    ]);
    return true;
  } catch (error) {
    if (error instanceof ConditionsFailed) return false;
    throw error;
  }
}

async function orRefusal(fileId: string, act: () => Promise<void>): Promise<Outcome | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { fileId, error: { appCode: error.code, message: error.message } };
  }
}
