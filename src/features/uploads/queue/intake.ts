import type { StartedUpload } from "@dropify/core/uploads/upload.schema";
import { startFiles } from "./start-files.ts";
import { type Grant, type NewUpload, START_BATCH } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import { type FailureCode, UploadFailure } from "./upload-failure.ts";

/**
 * How many started files may wait for the line: enough that the next start overlaps with sending, few enough that
 * little is reserved in vain when the page is closed.
 */
const AHEAD = 100;
/** While one batch is being started the next is read and its names are looked up. */
const BATCHES_AT_ONCE = 2;

/** Failures of a start that say nothing about the files: those that still wait would only meet them again. */
const CONCERNS_ALL: FailureCode[] = ["CONNECTION_LOST", "SERVICE_UNAVAILABLE", "SIGNED_OUT"];

interface Way {
  /** Returns those that may be started; the others have been dealt with. @throws UploadFailure about all of them */
  prepare: (entries: UploadEntry[]) => Promise<UploadEntry[]>;
  start: (files: NewUpload[]) => Promise<StartedUpload[]>;
  onStarted: (entry: UploadEntry, grant: Grant) => void;
  onRefused: (entry: UploadEntry, failure: UploadFailure) => void;
}

/** Files that wait for their start, first come first served, started many in one call. */
export class Intake {
  readonly #way: Way;
  readonly #waiting = new Set<UploadEntry>();
  /** Taken from those that wait, and not yet begun or refused. */
  readonly #taken = new Set<UploadEntry>();
  #ahead = 0;
  #batches = 0;

  constructor(way: Way) {
    this.#way = way;
  }

  /** An entry that was stopped and goes on while its start is under way is begun by that start. */
  add(entry: UploadEntry): void {
    if (this.#taken.has(entry)) return;
    this.#waiting.add(entry);
    // Not at once: all files of one drop are to travel in the same calls.
    queueMicrotask(() => this.#startWaiting());
  }

  remove(entry: UploadEntry): void {
    this.#waiting.delete(entry);
  }

  /** A started file no longer waits for the line. */
  oneLess(): void {
    this.#ahead -= 1;
    this.#startWaiting();
  }

  #startWaiting(): void {
    while (this.#waiting.size > 0 && this.#ahead < AHEAD && this.#batches < BATCHES_AT_ONCE) {
      this.#batches += 1;
      void this.#startBatch(this.#takeBatch()).finally(() => {
        this.#batches -= 1;
        this.#startWaiting();
      });
    }
  }

  #takeBatch(): UploadEntry[] {
    const batch: UploadEntry[] = [];
    for (const entry of this.#waiting) {
      if (batch.length === START_BATCH) break;
      this.#waiting.delete(entry);
      this.#taken.add(entry);
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
    try {
      const ready = await this.#way.prepare(fresh);
      for (const outcome of await startFiles(ready, this.#way.start)) {
        if ("grant" in outcome) this.#begin(outcome.entry, outcome.grant);
        else this.#refuse(outcome.entry, outcome.failure);
      }
    } catch (error) {
      const failure =
        error instanceof UploadFailure ? error : new UploadFailure("UNEXPECTED", { cause: error });
      for (const entry of fresh) if (this.#taken.has(entry)) this.#refuse(entry, failure);
    }
    for (const entry of batch) {
      // Stopped and set going again meanwhile, or tried again already.
      if (this.#taken.delete(entry) && entry.status === "waiting") this.add(entry);
    }
  }

  #begin(entry: UploadEntry, grant: Grant): void {
    this.#taken.delete(entry);
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
