import type { StartedUpload } from "@dropify/core/uploads/upload.schema";
import type { UploadFailure } from "./upload-failure.ts";

export type UploadStatus = "waiting" | "sending" | "finishing" | "done" | "failed" | "cancelled";

/** One file on its way, as the queue works on it. Everything that a later run can go on from is kept here. */
export interface UploadEntry {
  readonly id: string;
  readonly file: File;
  readonly size: number;
  readonly folderId: string | null;
  status: UploadStatus;
  failure: UploadFailure | null;
  /** Bytes of the file that have left, counting each once. */
  sent: number;
  grant: StartedUpload | null;
  /** Parts already stored. The ETag is null where the store did not show one. */
  readonly stored: Map<number, string | null>;
  /** Whether this run already began anew after the server had given the upload up. */
  restarted: boolean;
  /** Ends everything under way for this file. Replaced at each run. */
  run: AbortController;
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
}

export function newEntry(id: string, file: File, folderId: string | null): UploadEntry {
  return {
    id,
    file,
    size: file.size,
    folderId,
    status: "waiting",
    failure: null,
    sent: 0,
    grant: null,
    stored: new Map(),
    restarted: false,
    run: new AbortController(),
  };
}

export function toItem({ id, file, size, sent, status, failure }: UploadEntry): UploadItem {
  return { id, name: file.name, mimeType: file.type, size, sent, status, failure };
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
}
