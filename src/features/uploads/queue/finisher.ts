import type { CompletedPart } from "@dropify/core/uploads/upload.schema";
import type { Clock } from "./clock.ts";
import type { Line } from "./line.ts";
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
  #stopTimer: (() => void) | null = null;

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
      if (this.#gathered.length >= COMPLETE_BATCH) void this.#completeGathered();
      else this.#stopTimer ??= this.#around.clock.later(GATHER_FOR, () => void this.#completeGathered());
    });
  }

  async #completeGathered(): Promise<void> {
    this.#stopTimer?.();
    this.#stopTimer = null;
    const batch = this.#gathered;
    this.#gathered = [];
    const fileIds = batch.map(({ fileId }) => fileId);
    try {
      const never = new AbortController().signal;
      const completions = await withRetries(
        () => this.#around.api.completeMany(fileIds),
        this.#around,
        never,
      );
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
