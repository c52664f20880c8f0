import { type AppCode, AppError } from "../error.ts";
import type { File } from "../files/file.schema.ts";
import { toFile } from "../files/file-items.ts";
import { settle } from "../quota/ledger.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { becomeFile, completeUpload, fileOf, verifyStored } from "./complete-upload.ts";
import { findUploads } from "./find-uploads.ts";
import type { UploadItem } from "./upload-items.ts";

export type Outcome =
  | { fileId: string; file: File }
  | { fileId: string; error: { appCode: AppCode; message: string } };

/** Completes up to 40 uploads in one transaction, each with an outcome of its own, in the order given. */
export async function completeMany(userId: string, fileIds: string[]): Promise<{ results: Outcome[] }> {
  const ids = [...new Set(fileIds)];
  const uploads = await findUploads(userId, ids);
  const outcomes = new Map<string, Outcome>();
  const ready: UploadItem[] = [];
  await Promise.all(
    uploads.map(async (upload) => {
      const refused = await refusal(() => verifyStored(upload));
      if (refused) outcomes.set(upload.fileId, { fileId: upload.fileId, error: refused });
      else ready.push(upload);
    }),
  );
  if (await settleAll(userId, ready)) {
    for (const upload of ready)
      outcomes.set(upload.fileId, { fileId: upload.fileId, file: toFile(fileOf(upload)) });
  }
  // Those completed before, gone, or caught in a race are settled one by one.
  await Promise.all(
    ids
      .filter((fileId) => !outcomes.has(fileId))
      .map(async (fileId) => outcomes.set(fileId, await completeOne(userId, fileId))),
  );
  return { results: fileIds.flatMap((fileId) => outcomes.get(fileId) ?? []) };
}

async function settleAll(userId: string, uploads: UploadItem[]): Promise<boolean> {
  if (uploads.length === 0) return false;
  const total = uploads.reduce((sum, upload) => sum + upload.declaredSize, 0);
  try {
    await transact([...uploads.flatMap(becomeFile), settle(userId, total)]);
    return true;
  } catch (error) {
    if (error instanceof ConditionsFailed) return false;
    throw error;
  }
}

async function completeOne(userId: string, fileId: string): Promise<Outcome> {
  try {
    return { fileId, file: await completeUpload(userId, { fileId }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { fileId, error: { appCode: error.code, message: error.message } };
  }
}

async function refusal(
  check: () => Promise<void>,
): Promise<{ appCode: AppCode; message: string } | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { appCode: error.code, message: error.message };
  }
}
