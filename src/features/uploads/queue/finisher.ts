import type { CompletedPart } from "@dropify/core/uploads/upload.schema";
import type { Clock } from "./clock.ts";
import type { Line } from "./line.ts";
import type { Places } from "./slots.ts";
import { COMPLETE_BATCH, type UploadApi } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import { UploadFailure } from "./upload-failure.ts";
import { withRetries } from "./with-retries.ts";

/** How long a small file waits for others to be completed with. Milliseconds. */
const GATHER_FOR = 100;

interface Around {
  api: UploadApi;
  clock: Clock;
  line: Line;
  random: () => number;
  /** One call at a time may move bytes in the owner's ledger: two at once would only get into each other's way. */
  ledger: Places;
}

interface Waiting {
  fileId: string;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Turns uploads whose bytes are all stored into files, small ones many at a time. */
export class Finisher {
  readonly #around: Around;
  #gathered: Waiting[] = [];
  #completing = false;
  #stopWaiting: () => void = () => {};

  constructor(around: Around) {
    this.#around = around;
  }

  /** Resolves when the file is there. @throws UploadFailure */
  async finish(entry: UploadEntry): Promise<void> {
    const { grant } = entry;
    if (!grant) throw new UploadFailure("UNEXPECTED");
    const { signal } = entry.run;
    if (grant.method === "single") {
      return withRetries(() => this.#together(grant.fileId), this.#around, signal);
    }
    const parts = storedParts(entry, grant.partCount);
    return withRetries(() => this.#around.api.complete(grant.fileId, parts), this.#around, signal);
  }

  #together(fileId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#gathered.push({ fileId, resolve, reject });
      if (this.#gathered.length >= COMPLETE_BATCH) this.#stopWaiting();
      if (!this.#completing) void this.#completeAll();
    });
  }

  /** While one batch is completed the next gathers. */
  async #completeAll(): Promise<void> {
    this.#completing = true;
    const never = new AbortController().signal;
    while (this.#gathered.length > 0) {
      if (this.#gathered.length < COMPLETE_BATCH) await this.#more();
      await this.#around.ledger.run(never, () => this.#complete(this.#gathered.splice(0, COMPLETE_BATCH)));
    }
    this.#completing = false;
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      const stopTimer = this.#around.clock.later(GATHER_FOR, resolve);
      this.#stopWaiting = () => {
        stopTimer();
        resolve();
      };
    });
  }

  async #complete(batch: Waiting[]): Promise<void> {
    const fileIds = batch.map(({ fileId }) => fileId);
    try {
      const never = new AbortController().signal;
      const call = () => this.#around.api.completeMany(fileIds);
      const completions = await withRetries(call, this.#around, never);
      const failures = new Map(completions.map(({ fileId, failure }) => [fileId, failure]));
      for (const { fileId, resolve, reject } of batch) {
        const failure = failures.get(fileId);
        if (failure === null) resolve();
        else reject(failure ?? new UploadFailure("UNEXPECTED"));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

/** The parts in order, or undefined when an ETag was hidden from the page: then the server asks the store. */
function storedParts({ stored }: UploadEntry, partCount: number): CompletedPart[] | undefined {
  const parts: CompletedPart[] = [];
  for (let partNumber = 1; partNumber <= partCount; partNumber += 1) {
    const etag = stored.get(partNumber);
    if (!etag) return undefined;
    parts.push({ partNumber, etag });
  }
  return parts;
}
