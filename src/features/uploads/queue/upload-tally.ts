import type { UploadEntry, UploadStatus } from "./upload-entry.ts";

/** Running sums over all files, so that no update costs more with more files. */
export class UploadTally {
  readonly #files: Record<UploadStatus, number> = {
    waiting: 0,
    asking: 0,
    sending: 0,
    finishing: 0,
    paused: 0,
    failed: 0,
    done: 0,
    skipped: 0,
    cancelled: 0,
  };
  #sent = 0;
  #total = 0;

  include(entry: UploadEntry): void {
    this.#count(entry, 1);
  }

  /** To be called with the entry exactly as it was included. */
  exclude(entry: UploadEntry): void {
    this.#count(entry, -1);
  }

  /** Bytes sent of the files that are on their way or have arrived. */
  get sent(): number {
    return this.#sent;
  }

  get total(): number {
    return this.#total;
  }

  files(...statuses: UploadStatus[]): number {
    return statuses.reduce((sum, status) => sum + this.#files[status], 0);
  }

  #count({ status, sent, size }: UploadEntry, sign: 1 | -1): void {
    this.#files[status] += sign;
    // What will not come by itself: the bar of the others must still reach its end.
    if (status === "failed" || status === "skipped" || status === "cancelled") return;
    this.#sent += sign * sent;
    this.#total += sign * size;
  }
}
