import { showToast } from "@/components/toast-manager.ts";
import { SINGLE_MAX_BYTES, type UploadApi } from "../queue/upload-api.ts";
import { UploadQueue } from "../queue/upload-queue.ts";
import { UnfinishedUploads } from "../resume/unfinished-uploads.ts";
import type { FoldersApi } from "../tree/ensure-folders.ts";
import { FolderAdder } from "../tree/folder-adder.ts";
import { UploadEngine } from "../upload-engine.ts";
import { browserClock } from "./browser-clock.ts";
import { browserLine } from "./browser-line.ts";
import { KeptRecords } from "./kept-records.ts";
import { LeaseClaims } from "./lease-claims.ts";
import { lockClaims } from "./lock-claims.ts";
import { workerHasher } from "./worker-hasher.ts";
import { xhrTransport } from "./xhr-transport.ts";

/** Sets uploads up on what this browser has. */
export function startEngine(api: UploadApi & FoldersApi, onFoldersMade: () => void): UploadEngine {
  const records = new KeptRecords();
  const around = {
    api,
    transport: xhrTransport,
    line: browserLine,
    clock: browserClock,
    hasher: workerHasher(),
    claims: "locks" in navigator ? lockClaims : new LeaseClaims(),
    records,
    remembered: () => records.all(),
    random: Math.random,
    singleMaxBytes: SINGLE_MAX_BYTES,
  };
  const queue = new UploadQueue(around);
  return new UploadEngine({
    queue,
    unfinished: new UnfinishedUploads(around, queue),
    folders: new FolderAdder({
      api,
      line: browserLine,
      random: Math.random,
      pause: () => new Promise((resolve) => setTimeout(resolve)),
      onFoldersMade,
      onTrouble: (title, description) => showToast({ title, description, tone: "danger" }),
    }),
  });
}
