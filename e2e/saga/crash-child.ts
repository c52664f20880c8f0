import { AsyncLocalStorage } from "node:async_hooks";
import { writeSync } from "node:fs";
import { dynamodb } from "@dropify/core/dynamodb";
import { restoreFile, trashFile } from "@dropify/core/files/files";
import { removeFile } from "@dropify/core/files/remove-file";
import { removeFolder } from "@dropify/core/files/remove-folder";
import { passGate } from "@dropify/core/links/gate";
import { s3 } from "@dropify/core/storage/store-client";
import { sweep } from "@dropify/core/sweeper/sweep";
import { abortUpload } from "@dropify/core/uploads/abort-upload";
import { completeMany } from "@dropify/core/uploads/complete-many";
import { completeUpload } from "@dropify/core/uploads/complete-upload";
import { signParts } from "@dropify/core/uploads/sign-parts";
import { startUploads } from "@dropify/core/uploads/start-uploads";
import { z } from "zod";
import { type CrashOperation, CrashOrder } from "./crash-order.schema.ts";

/**
 * A server that does what it is told for several owners at once, and is killed when each of these operations is where
 * it should be: before or after one of its requests to the engines. There it waits, and sends nothing more.
 */
const orders = z.array(CrashOrder).parse(JSON.parse(process.argv[2] ?? ""));

interface Life {
  order: CrashOrder;
  commands: string[];
  isOver: boolean;
  /** Called where it waits for the end. */
  stop(): void;
}
const lives = new AsyncLocalStorage<Life>();
const never = new Promise<never>(() => undefined);

async function around<T>(name: string, request: () => Promise<T>): Promise<T> {
  const life = lives.getStore();
  if (!life) return request();
  if (life.isOver) return never;
  const { at, when } = life.order;
  const isTheOne = life.commands.push(name) === at;
  if (isTheOne && when === "before") return end(life);
  const answer = request();
  await Promise.allSettled([answer]);
  if (isTheOne || life.isOver) return end(life);
  return answer;
}

function end(life: Life): Promise<never> {
  life.isOver = true;
  life.stop();
  return never;
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

const operations: Record<CrashOperation, (order: CrashOrder) => Promise<unknown>> = {
  start: ({ userId, requestId }) =>
    startUploads(userId, { files: [{ fileName: "a", fileSize: 5, mimeType: "text/plain" }], requestId }),
  sign: ({ userId, given }) => signParts(userId, { fileId: given, partNumbers: [1, 2] }),
  complete: ({ userId, given }) => completeUpload(userId, { fileId: given }),
  "complete many": ({ userId, given }) => completeMany(userId, given.split(" ")),
  abort: ({ userId, given }) => abortUpload(userId, given),
  trash: ({ userId, given }) => trashFile(userId, given),
  restore: ({ userId, given }) => restoreFile(userId, given),
  remove: ({ userId, given }) => removeFile(userId, given),
  "remove folder": ({ userId, given }) => removeFolder(userId, given),
  sweep: ({ given }) => sweep(new Date(given)),
  "pass gate": ({ given }) => passGate(given),
};

/** @returns the commands that it sent, or null where it waits to be killed */
function live(order: CrashOrder): Promise<string[] | null> {
  return new Promise((resolve, reject) => {
    const life: Life = { order, commands: [], isOver: false, stop: () => resolve(null) };
    lives.run(life, () => operations[order.operation](order)).then(() => resolve(life.commands), reject);
  });
}

const ended = await Promise.all(orders.map(live));
// At once, as there is no later.
writeSync(1, JSON.stringify(ended));
if (ended.includes(null)) process.kill(process.pid, "SIGKILL");
