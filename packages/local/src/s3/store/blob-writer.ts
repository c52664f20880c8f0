import type { FileHandle } from "node:fs/promises";
import type { Slice } from "./record.schema.ts";

const WRITE_BYTES = 1024 * 1024;
const HELD_BYTES = 4 * WRITE_BYTES;

/** Writes one blob front to back, in large writes, with a bounded number of bytes in memory. */
export class BlobWriter {
  readonly #blob: string;
  readonly #file: FileHandle;
  readonly #syncNames: () => Promise<void>;
  readonly #unlink: () => Promise<void>;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #writtenBytes = 0;
  #writing: Promise<void> | undefined;

  constructor(blob: string, file: FileHandle, syncNames: () => Promise<void>, unlink: () => Promise<void>) {
    this.#blob = blob;
    this.#file = file;
    this.#syncNames = syncNames;
    this.#unlink = unlink;
  }

  /** Takes the bytes; a promise means: no more, please, before it resolves. */
  write(bytes: Uint8Array): Promise<void> | undefined {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes < WRITE_BYTES) return undefined;
    if (!this.#writing) {
      this.#writing = this.#flush();
      // The failure is met by whoever waits next; until then it must not count as unhandled.
      this.#writing.catch(() => undefined);
    }
    return this.#heldBytes >= HELD_BYTES ? this.#writing : undefined;
  }

  /** Returns once the bytes and the name of the blob would survive a loss of power. */
  async finish(): Promise<Slice[]> {
    await this.#writing;
    await this.#flush();
    await Promise.all([this.#file.datasync(), this.#syncNames()]);
    await this.#file.close();
    return this.#writtenBytes === 0 ? [] : [{ blob: this.#blob, offset: 0, length: this.#writtenBytes }];
  }

  /** Leaves nothing behind. Also for a blob that was finished but never came to be used. */
  async discard(): Promise<void> {
    await this.#writing?.catch(() => undefined);
    await this.#file.close();
    await this.#unlink();
  }

  async #flush(): Promise<void> {
    try {
      while (this.#held.length > 0) {
        const batch = this.#held;
        const bytes = this.#heldBytes;
        this.#held = [];
        this.#heldBytes = 0;
        const { bytesWritten } = await this.#file.writev(batch, this.#writtenBytes);
        if (bytesWritten !== bytes) throw new Error(`wrote ${bytesWritten} of ${bytes} bytes`);
        this.#writtenBytes += bytes;
      }
    } finally {
      this.#writing = undefined;
    }
  }
}
