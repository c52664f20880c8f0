import type { PendingUpload } from "@dropify/core/uploads/upload.schema";
import type { TakenName } from "../names/names-api.ts";
import type { NameChoice, UploadGroup } from "../names/upload-group.ts";
import type { FileSource } from "../resume/file-source.ts";
import type { Grant } from "./upload-api.ts";
import type { UploadFailure } from "./upload-failure.ts";

/** "asking": its name is taken, and somebody has to say what to do. */
export type UploadStatus =
  | "waiting"
  | "asking"
  | "sending"
  | "finishing"
  | "paused"
  | "failed"
  | "done"
  | "skipped"
  | "cancelled";

/** One file on its way, as the queue works on it. Everything that a later run can go on from is kept here. */
export interface UploadEntry {
  readonly id: string;
  readonly file: File;
  readonly size: number;
  /** Whether it travels in parts; else it goes as one, and is digested whole. */
  readonly inParts: boolean;
  readonly folderId: string | null;
  readonly group: UploadGroup;
  /** How to reach the file after the page is gone; null where the browser cannot. */
  readonly source: FileSource | null;
  /** What it will be called; another name than on disk where both of two files are kept. */
  name: string;
  /** The file that has its name already. */
  taken: TakenName | null;
  /** Whether that file holds the same bytes. */
  isSame: boolean;
  choice: NameChoice | null;
  /** The file that goes to the trash when this one has arrived. */
  replaces: string | null;
  /** Base64: the SHA-256 of a file that goes as one, of samples of any other. Null until it was read. */
  fingerprint: string | null;
  status: UploadStatus;
  failure: UploadFailure | null;
  /** Bytes of the file that have left, counting each once. */
  sent: number;
  grant: Grant | null;
  /** Parts already stored. The ETag is null where the store did not show one. */
  readonly stored: Map<number, string | null>;
  /** Whether more may be stored than is known: a run was stopped while bytes of it were on their way. */
  unsure: boolean;
  /** Whether this run already began anew after the server had given the upload up. */
  restarted: boolean;
  /** Ends everything under way for this file. Replaced at each run. */
  run: AbortController;
  /** Lets other tabs have the upload. */
  unclaim: (() => void) | null;
}

/** What the page sees of a file; replaced, never changed. */
export interface UploadItem {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes. */
  readonly sent: number;
  readonly status: UploadStatus;
  readonly failure: UploadFailure | null;
  /** The file that has its name, while somebody has to say what to do. */
  readonly taken: TakenName | null;
  /** Whether that file holds the same bytes. */
  readonly isSame: boolean;
  /** Milliseconds since 1970, as the file says. */
  readonly lastModified: number;
}

/** A file to be added, and where it goes. */
export interface Incoming {
  file: File;
  /** null: the top level. */
  folderId: string | null;
  source?: FileSource | null;
}

export function newEntry(
  id: string,
  { file, folderId, source = null }: Incoming,
  group: UploadGroup,
  inParts: boolean,
): UploadEntry {
  return {
    id,
    file,
    size: file.size,
    inParts,
    folderId,
    group,
    source,
    // As the server keeps names: else "é" in two writings would pass for two names.
    name: file.name.normalize("NFC"),
    taken: null,
    isSame: false,
    choice: null,
    replaces: null,
    fingerprint: null,
    status: "waiting",
    failure: null,
    sent: 0,
    grant: null,
    stored: new Map(),
    unsure: false,
    restarted: false,
    run: new AbortController(),
    unclaim: null,
  };
}

export function toItem(entry: UploadEntry): UploadItem {
  const { id, file, name, size, sent, status, failure, taken, isSame } = entry;
  const { type: mimeType, lastModified } = file;
  return { id, name, mimeType, size, sent, status, failure, taken, isSame, lastModified };
}

/** Whether a file is still to arrive, perhaps after somebody's word. */
export function isLive(status: UploadStatus): boolean {
  return status !== "done" && status !== "skipped" && status !== "cancelled";
}

/** Bytes that need not travel again. */
export function storedBytes({ grant, stored, size }: UploadEntry): number {
  if (!grant || stored.size === 0) return 0;
  if (grant.method === "single") return size;
  const shortOfLast = stored.has(grant.partCount) ? grant.partCount * grant.partSize - size : 0;
  return stored.size * grant.partSize - shortOfLast;
}

/** Makes the next run begin anew. */
export function forgetProgress(entry: UploadEntry): void {
  entry.grant = null;
  entry.stored.clear();
  entry.unsure = false;
  entry.unclaim?.();
  entry.unclaim = null;
}

/** Believes what the server says is stored, and leaves it to the server to name the parts at the end. */
export function takeStored(entry: UploadEntry, grant: Grant, upload: PendingUpload | null): void {
  // What is no longer in flight has become a file or was given up: completing it tells which.
  if (!upload) return;
  entry.stored.clear();
  for (const { partNumber, size } of upload.stored) {
    if (size === lengthOf(entry, grant, partNumber)) entry.stored.set(partNumber, null);
  }
}

/** Bytes of a part. */
function lengthOf({ size }: UploadEntry, grant: Grant, partNumber: number): number {
  if (grant.method === "single") return size;
  return partNumber < grant.partCount ? grant.partSize : size - (grant.partCount - 1) * grant.partSize;
}
