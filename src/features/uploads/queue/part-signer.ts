import type { SignedRequest } from "@dropify/core/uploads/upload.schema";
import { SIGN_BATCH, type SignedPart, type UnsignedPart } from "./upload-api.ts";
import { UploadFailure } from "./upload-failure.ts";

/** Addresses older than this are not used: better a new batch than a part sent in vain. Milliseconds. */
const FRESH_FOR = 10 * 60_000;
/** So many parts are digested before their turn, and signed together: more would only read the disk early. */
const DIGEST_AHEAD = 16;

interface Source {
  sign: (parts: UnsignedPart[]) => Promise<SignedPart[]>;
  /** SHA-256 of a part in base64. */
  digest: (partNumber: number) => Promise<string>;
  partCount: number;
  isStored: (partNumber: number) => boolean;
  /** Milliseconds. */
  now: () => number;
}

/** Signed addresses for the parts of one upload, bound to their digests, asked for in batches as they are needed. */
export class PartSigner {
  readonly #source: Source;
  readonly #digests = new Map<number, Promise<string>>();
  readonly #digested = new Map<number, string>();
  readonly #signed = new Map<number, SignedRequest>();
  #signing: Promise<void> | null = null;
  #signedAt = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  /** @throws UploadFailure */
  async addressOf(partNumber: number): Promise<SignedRequest> {
    if (this.#source.now() - this.#signedAt > FRESH_FOR) this.forget();
    this.#digestFrom(partNumber);
    await this.#digest(partNumber);
    for (;;) {
      const address = this.#signed.get(partNumber);
      if (address) return address;
      // One call at a time: what is digested meanwhile goes along with the next.
      if (this.#signing) await this.#signing.catch(() => {});
      else await this.#signWith(partNumber);
    }
  }

  /** Drops every address: what was signed together expires together. */
  forget(): void {
    this.#signed.clear();
  }

  /** Forgets a part that is stored: what is kept does not grow with the file. */
  stored(partNumber: number): void {
    this.#digests.delete(partNumber);
    this.#digested.delete(partNumber);
    this.#signed.delete(partNumber);
  }

  /** Reads a part again that did not arrive as it was digested. @throws UploadFailure when the file itself differs */
  async recheck(partNumber: number): Promise<void> {
    const before = await this.#digest(partNumber);
    if ((await this.#source.digest(partNumber)) !== before) throw new UploadFailure("FILE_CHANGED");
  }

  #digestFrom(first: number): void {
    const last = Math.min(first + DIGEST_AHEAD, this.#source.partCount);
    for (let n = first; n <= last; n += 1) {
      // Its failure is told to whoever needs the part.
      if (!this.#source.isStored(n)) this.#digest(n).catch(() => {});
    }
  }

  #digest(partNumber: number): Promise<string> {
    const known = this.#digests.get(partNumber);
    if (known) return known;
    const digest = this.#source.digest(partNumber).then((sha256) => {
      this.#digested.set(partNumber, sha256);
      return sha256;
    });
    this.#digests.set(partNumber, digest);
    return digest;
  }

  async #signWith(partNumber: number): Promise<void> {
    const parts = [...this.#digested]
      .map(([number, sha256]) => ({ partNumber: number, sha256 }))
      .filter((part) => !this.#signed.has(part.partNumber))
      .sort((a, b) => a.partNumber - b.partNumber)
      .slice(0, SIGN_BATCH);
    if (!parts.some((part) => part.partNumber === partNumber)) throw new UploadFailure("UNEXPECTED");
    const asked = this.#source.sign(parts).then((answers) => {
      for (const { partNumber: number, url, headers } of answers) this.#signed.set(number, { url, headers });
      this.#signedAt = this.#source.now();
      if (!this.#signed.has(partNumber)) throw new UploadFailure("UNEXPECTED");
    });
    this.#signing = asked;
    try {
      await asked;
    } finally {
      this.#signing = null;
    }
  }
}
