import type { StartedUpload } from "@dropify/core/uploads/upload.schema";
import { startFiles } from "./start-files.ts";
import { type NewUpload, START_BATCH } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import type { FailureCode, UploadFailure } from "./upload-failure.ts";

/**
 * How many started files may wait for the line: enough that the next start overlaps with sending, few enough that
 * little is reserved in vain when the page is closed.
 */
const AHEAD = 100;

/** Failures of a start that say nothing about the files: those that still wait would only meet them again. */
const CONCERNS_ALL: FailureCode[] = ["CONNECTION_LOST", "SERVICE_UNAVAILABLE", "SIGNED_OUT"];

interface Way {
  start: (files: NewUpload[]) => Promise<StartedUpload[]>;
  onStarted: (entry: UploadEntry, grant: StartedUpload) => void;
  onRefused: (entry: UploadEntry, failure: UploadFailure) => void;
}

/** Files that wait for their start, first come first served, started many in one call. */
export class Intake {
  readonly #way: Way;
  readonly #waiting = new Set<UploadEntry>();
  #ahead = 0;
  #starting = false;

  constructor(way: Way) {
    this.#way = way;
  }

  add(entry: UploadEntry): void {
    this.#waiting.add(entry);
    // Not at once: all files of one drop are to travel in the same calls.
    if (!this.#starting) queueMicrotask(() => void this.#startWaiting());
  }

  /** Returns false when its start is already under way. */
  remove(entry: UploadEntry): boolean {
    return this.#waiting.delete(entry);
  }

  /** A started file no longer waits for the line. */
  oneLess(): void {
    this.#ahead -= 1;
    void this.#startWaiting();
  }

  async #startWaiting(): Promise<void> {
    if (this.#starting) return;
    this.#starting = true;
    try {
      while (this.#waiting.size > 0 && this.#ahead < AHEAD) await this.#startBatch(this.#takeBatch());
    } finally {
      this.#starting = false;
    }
  }

  #takeBatch(): UploadEntry[] {
    const batch: UploadEntry[] = [];
    for (const entry of this.#waiting) {
      if (batch.length === START_BATCH) break;
      this.#waiting.delete(entry);
      batch.push(entry);
    }
    return batch;
  }

  async #startBatch(batch: UploadEntry[]): Promise<void> {
    const fresh: UploadEntry[] = [];
    for (const entry of batch) {
      if (entry.grant) this.#begin(entry, entry.grant);
      else fresh.push(entry);
    }
    for (const outcome of await startFiles(fresh, this.#way.start)) {
      if ("grant" in outcome) this.#begin(outcome.entry, outcome.grant);
      else this.#refuse(outcome.entry, outcome.failure);
    }
  }

  #begin(entry: UploadEntry, grant: StartedUpload): void {
    this.#ahead += 1;
    this.#way.onStarted(entry, grant);
  }

  #refuse(entry: UploadEntry, failure: UploadFailure): void {
    this.#way.onRefused(entry, failure);
    if (!CONCERNS_ALL.includes(failure.code)) return;
    for (const waiting of this.#waiting) this.#way.onRefused(waiting, failure);
    this.#waiting.clear();
  }
}
