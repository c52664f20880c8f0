import type { SignedRequest } from "@dropify/core/uploads/upload.schema";
import { SIGN_BATCH, type SignedPart } from "./upload-api.ts";
import { UploadFailure } from "./upload-failure.ts";

/** Addresses older than this are not used: better a new batch than a part sent in vain. Milliseconds. */
const FRESH_FOR = 10 * 60_000;

interface Source {
  ask: (partNumbers: number[]) => Promise<SignedPart[]>;
  partCount: number;
  isStored: (partNumber: number) => boolean;
  /** Milliseconds. */
  now: () => number;
}

/** Signed addresses for the parts of one upload, asked for in batches as they are needed. */
export class PartSigner {
  readonly #source: Source;
  readonly #signed = new Map<number, Promise<SignedRequest>>();
  #signedAt = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  addressOf(partNumber: number): Promise<SignedRequest> {
    if (this.#source.now() - this.#signedAt > FRESH_FOR) this.forget();
    return this.#signed.get(partNumber) ?? this.#signFrom(partNumber);
  }

  /** Drops every address: what was signed together expires together. */
  forget(): void {
    this.#signed.clear();
  }

  #signFrom(first: number): Promise<SignedRequest> {
    const numbers: number[] = [];
    for (let n = first; n <= this.#source.partCount && numbers.length < SIGN_BATCH; n += 1) {
      if (!this.#source.isStored(n) && !this.#signed.has(n)) numbers.push(n);
    }
    this.#signedAt = this.#source.now();
    const batch = this.#source
      .ask(numbers)
      .then((parts) => new Map(parts.map((part) => [part.partNumber, part])));
    for (const n of numbers) {
      const address = batch.then((parts) => {
        const part = parts.get(n);
        if (!part) throw new UploadFailure("UNEXPECTED");
        return part;
      });
      // A batch that failed is asked for again by whoever needs it next.
      address.catch(() => this.#signed.delete(n));
      this.#signed.set(n, address);
    }
    return this.#signed.get(first) ?? Promise.reject(new UploadFailure("UNEXPECTED"));
  }
}
