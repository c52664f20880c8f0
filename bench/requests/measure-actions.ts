import { writeActivities } from "@dropify/core/activity/activities";
import { countDownload } from "@dropify/core/files/count-download";
import { ensureTree } from "@dropify/core/files/ensure-tree";
import type { FileItem } from "@dropify/core/files/file-items";
import { listFiles } from "@dropify/core/files/file-lists";
import { listFolders } from "@dropify/core/files/folder-lists";
import { renameFolder } from "@dropify/core/files/rename-folder";
import { newId } from "@dropify/core/id";
import { createLink } from "@dropify/core/links/create-link";
import { passGate } from "@dropify/core/links/gate";
import type { LinkItem } from "@dropify/core/links/live";
import { recordVisit } from "@dropify/core/links/record-visit";
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
  const measure: Measure = async (action, budget, run) => {
    const { result, counted } = await countRequests(run);
    measured.push({ action, files, requests: counted.commands.length, budget, ...counted });
    return result;
  };

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
  const { link, file } = await measure("download by link", 2, () => passGate(linkId));
  await measureBehindAnswers(link, file, measure);
  await measureFolders(userId, measure);
  await measureReplacing(userId, fileIds, measure);
  await measure("show the storage", 1, () => getQuota(userId));
  return measured;
}

type Measure = <T>(action: string, budget: number, run: () => Promise<T>) => Promise<T>;

/** What follows an answer or a change, and nobody waits for. */
async function measureBehindAnswers(link: LinkItem, file: FileItem, measure: Measure): Promise<void> {
  const visitor = { mark: newId(), isBot: false, isProgram: false, referrer: "example.com", country: "DE" };
  await measure("write a view down", 6, () => recordVisit(link, "viewed", visitor));
  await measure("write a download down", 5, async () => {
    await recordVisit(link, "downloaded", { ...visitor, mark: newId() }, file);
    await countDownload(file);
  });
  const { userId: subject, fileId, fileName } = file;
  await measure("write a change into the activity", 1, () =>
    writeActivities([
      {
        subject,
        sk: `at#${newId()}`,
        kind: "file.created",
        at: new Date().toISOString(),
        fileId,
        name: fileName,
        ttl: 0,
      },
    ]),
  );
}

async function measureFolders(userId: string, measure: Measure): Promise<void> {
  const paths = Array.from({ length: 200 }, (_, index) => ({ path: `${index}`, names: [`${index}`] }));
  const { folders } = await measure("make 200 folders", 7, () => ensureTree(userId, { paths }));
  await measure("find 200 folders", 2, () => ensureTree(userId, { paths }));
  await measure("list 100 folders", 1, () => listFolders(userId, { limit: 100 }));
  const { folderId = "" } = folders[0] ?? {};
  await measure("rename a folder", 2, () => renameFolder(userId, { folderId, name: "renamed" }));
}

async function measureReplacing(userId: string, fileIds: string[], measure: Measure): Promise<void> {
  const files = someFiles(40).map((file, index) => ({ ...file, replaces: fileIds[index] }));
  const { uploads } = await startUploads(userId, { files });
  const ready = await Promise.all(uploads.map(put));
  const { results } = await measure("complete 40 that replace", 3, () => completeMany(userId, ready));
  if (results.some((result) => "error" in result)) throw new Error("Not all 40 replaced a file");
}
