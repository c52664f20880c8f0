import { listFiles } from "@dropify/core/files/file-lists";
import { newId } from "@dropify/core/id";
import { createLink } from "@dropify/core/links/create-link";
import { passGate } from "@dropify/core/links/gate";
import { viewLink } from "@dropify/core/links/view-link";
import { getQuota, openLedger } from "@dropify/core/quota/ledger";
import { completeMany } from "@dropify/core/uploads/complete-many";
import { completeUpload } from "@dropify/core/uploads/complete-upload";
import { startUploads } from "@dropify/core/uploads/start-uploads";
import type { StartedUpload } from "@dropify/core/uploads/upload.schema";
import { getSession } from "../../src/server/auth/session.ts";
import { countRequests } from "./count-requests.ts";
import { fillFiles } from "./fill-files.ts";
import type { Measured } from "./measured.ts";
import { signUp } from "./sign-up.ts";

const bytes = new Uint8Array(10);
const someFiles = (length: number) =>
  Array.from({ length }, (_, index) => ({
    fileName: `new ${index}.txt`,
    fileSize: bytes.length,
    mimeType: "text/plain",
  }));
const tooLarge = [{ fileName: "huge", fileSize: 1024 ** 4, mimeType: "text/plain" }];

async function put(upload: StartedUpload): Promise<string> {
  if (upload.method !== "single") throw new Error("A file this small should travel by one PUT");
  const { status } = await fetch(upload.url, { method: "PUT", headers: upload.headers, body: bytes });
  if (status !== 200) throw new Error(`The store answered ${status}`);
  return upload.fileId;
}

/** Counts what each budgeted action asks of DynamoDB for an owner of this many files. */
export async function measureActions(files: number): Promise<Measured[]> {
  const userId = newId();
  await openLedger(userId);
  await fillFiles(userId, files);
  const measured: Measured[] = [];
  async function measure<T>(action: string, budget: number, run: () => Promise<T>): Promise<T> {
    const { result, commands } = await countRequests(run);
    measured.push({ action, files, requests: commands.length, budget, commands });
    return result;
  }

  const browser = await signUp();
  await measure("session check, cached", 0, () => getSession(browser));
  await measure("session check", 2, () => getSession(browser, { fresh: true }));
  for (const sort of ["time", "size", "name"] as const) {
    const page = await measure(`list 100 by ${sort}`, 1, () =>
      listFiles(userId, { sort, order: "desc", limit: 100 }),
    );
    if (page.items.length !== 100) throw new Error(`The page by ${sort} holds ${page.items.length} files`);
  }
  const one = await measure("start 1 upload", 1, () => startUploads(userId, { files: someFiles(1) }));
  const many = await measure("start 50 uploads", 1, () => startUploads(userId, { files: someFiles(50) }));
  await measure("start an upload, refused", 2, () =>
    startUploads(userId, { files: tooLarge }).then(
      () => Promise.reject(new Error("An upload beyond the quota was accepted")),
      () => undefined,
    ),
  );
  const [fileId = ""] = await Promise.all(one.uploads.map(put));
  const fileIds = await Promise.all(many.uploads.slice(0, 40).map(put));
  await measure("complete 1 upload", 2, () => completeUpload(userId, { fileId }));
  const { results } = await measure("complete 40 uploads", 2, () => completeMany(userId, fileIds));
  if (results.some((result) => "error" in result)) throw new Error("Not all 40 uploads completed");
  const { linkId } = await measure("create a link", 2, () => createLink({ userId, name: "Ada" }, { fileId }));
  await measure("open a share page", 2, () => viewLink(linkId));
  await measure("download by link", 2, () => passGate(linkId));
  await measure("show the storage", 1, () => getQuota(userId));
  return measured;
}
