import { showToast } from "@/components/toast-manager.ts";
import { SINGLE_MAX_BYTES, type UploadApi } from "../queue/upload-api.ts";
import { UploadQueue } from "../queue/upload-queue.ts";
import { UnfinishedUploads } from "../resume/unfinished-uploads.ts";
import type { UploadRecord } from "../resume/upload-record.ts";
import type { FoldersApi } from "../tree/ensure-folders.ts";
import { FolderAdder } from "../tree/folder-adder.ts";
import { UploadEngine } from "../upload-engine.ts";
import { browserClock } from "./browser-clock.ts";
import { browserLine } from "./browser-line.ts";
import { KeptRecords } from "./kept-records.ts";
import { keptLeases } from "./lease-book.ts";
import { LeaseClaims } from "./lease-claims.ts";
import { lockClaims } from "./lock-claims.ts";
import { workerHasher } from "./worker-hasher.ts";
import { xhrTransport } from "./xhr-transport.ts";

interface Told {
  onFoldersMade: () => void;
  /** Files of an earlier page have arrived by themselves. */
  onFilesMade: () => void;
}

/** Sets uploads up on what this browser has. */
export function startEngine(api: UploadApi & FoldersApi, { onFoldersMade, onFilesMade }: Told): UploadEngine {
  const kept = new KeptRecords();
  const around = {
    api,
    transport: xhrTransport,
    line: browserLine,
    clock: browserClock,
    hasher: workerHasher(),
    claims: "locks" in navigator ? lockClaims : new LeaseClaims(keptLeases),
    records: {
      remember(record: UploadRecord, isBrief: boolean) {
        kept.remember(record, isBrief);
        unfinished.isUnderWay(record.fileId);
      },
      forget: (fileId: string) => kept.forget(fileId),
    },
    remembered: () => kept.all(),
    onFilesMade,
    random: Math.random,
    singleMaxBytes: SINGLE_MAX_BYTES,
  };
  const queue = new UploadQueue(around);
  const unfinished = new UnfinishedUploads(around, queue);
  return new UploadEngine({
    queue,
    unfinished,
    folders: new FolderAdder({
      api,
      line: browserLine,
      random: Math.random,
      pause: () => browserClock.breathe(),
      onFoldersMade,
      onTrouble: (title, description) => showToast({ title, description, tone: "danger" }),
    }),
  });
}
