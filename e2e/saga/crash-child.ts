import { dynamodb } from "@dropify/core/dynamodb";
import { restoreFile, trashFile } from "@dropify/core/files/files";
import { removeFile } from "@dropify/core/files/remove-file";
import { removeFolder } from "@dropify/core/files/remove-folder";
import { passGate } from "@dropify/core/links/gate";
import { s3 } from "@dropify/core/storage";
import { sweep } from "@dropify/core/sweeper/sweep";
import { abortUpload } from "@dropify/core/uploads/abort-upload";
import { completeMany } from "@dropify/core/uploads/complete-many";
import { completeUpload } from "@dropify/core/uploads/complete-upload";
import { signParts } from "@dropify/core/uploads/sign-parts";
import { startUploads } from "@dropify/core/uploads/start-uploads";
import { type CrashOperation, CrashOrder } from "./crash-order.schema.ts";

/** A server that does one thing, and is killed before or after the request to its engines that it is told. */
const order = CrashOrder.parse(JSON.parse(process.argv[2] ?? ""));
const { userId, given, requestId, at, when } = order;
const commands: string[] = [];

async function around<T>(name: string, request: () => Promise<T>): Promise<T> {
  commands.push(name);
  const isTheOne = commands.length === at;
  if (isTheOne && when === "before") process.kill(process.pid, "SIGKILL");
  try {
    return await request();
  } finally {
    if (isTheOne && when === "after") process.kill(process.pid, "SIGKILL");
  }
}

const first = { step: "initialize", priority: "high" } as const;
dynamodb.middlewareStack.add(
  (next, { commandName = "" }) =>
    (args) =>
      around(commandName, () => next(args)),
  first,
);
s3.middlewareStack.add(
  (next, { commandName = "" }) =>
    (args) =>
      around(commandName, () => next(args)),
  first,
);

const operations: Record<CrashOperation, () => Promise<unknown>> = {
  start: () =>
    startUploads(userId, { files: [{ fileName: "a", fileSize: 5, mimeType: "text/plain" }], requestId }),
  sign: () => signParts(userId, { fileId: given, partNumbers: [1, 2] }),
  complete: () => completeUpload(userId, { fileId: given }),
  "complete many": () => completeMany(userId, given.split(" ")),
  abort: () => abortUpload(userId, given),
  trash: () => trashFile(userId, given),
  restore: () => restoreFile(userId, given),
  remove: () => removeFile(userId, given),
  "remove folder": () => removeFolder(userId, given),
  sweep: () => sweep(new Date(given)),
  "pass gate": () => passGate(given),
};
await operations[order.operation]();
process.stdout.write(JSON.stringify(commands));
