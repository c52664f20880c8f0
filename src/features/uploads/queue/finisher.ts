import type { CompletedPart } from "@dropify/core/uploads/upload.schema";
import type { Clock } from "./clock.ts";
import type { Line } from "./line.ts";
import { COMPLETE_BATCH, type UploadApi } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import { UploadFailure } from "./upload-failure.ts";
import { withRetries } from "./with-retries.ts";

/** How long a small file waits for others to be completed with, while enough are on their way. Milliseconds. */
const GATHER_FOR = 1_000;
/** While few are on their way, nobody is to wait for a whole second. Milliseconds. */
const GATHER_FEW_FOR = 100;

interface Around {
  api: UploadApi;
  clock: Clock;
  line: Line;
  random: () => number;
  /** Files that will be there to be completed before long. */
  onTheirWay: () => number;
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
      if (this.#gathered.length >= COMPLETE_BATCH || this.#around.onTheirWay() === 0) this.#stopWaiting();
      if (!this.#completing) void this.#completeAll();
    });
  }

  /** While one batch is completed the next gathers: two at once would only meet at the owner's one ledger. */
  async #completeAll(): Promise<void> {
    this.#completing = true;
    while (this.#gathered.length > 0) {
      if (this.#gathered.length < COMPLETE_BATCH) await this.#more();
      await this.#complete(this.#gathered.splice(0, COMPLETE_BATCH));
    }
    this.#completing = false;
  }

  async #more(): Promise<void> {
    const coming = this.#around.onTheirWay();
    if (coming === 0) return;
    await new Promise<void>((resolve) => {
      const wait = coming < COMPLETE_BATCH ? GATHER_FEW_FOR : GATHER_FOR;
      const stopTimer = this.#around.clock.later(wait, resolve);
      this.#stopWaiting = () => {
        stopTimer();
        resolve();
      };
    });
  }

  /** A call that fails is told to each of its files, which come back with others. */
  async #complete(batch: Waiting[]): Promise<void> {
    try {
      const completions = await this.#around.api.completeMany(batch.map(({ fileId }) => fileId));
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
