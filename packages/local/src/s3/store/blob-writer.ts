import type { FileHandle } from "node:fs/promises";
import { EagerWriter } from "./eager-writer.ts";
import type { Slice } from "./record.schema.ts";
import { noteGarbage } from "./young-garbage.ts";

const SYNC_EVERY_BYTES = 64 * 1024 * 1024;
/** Large enough to make few calls. */
const WRITE_BYTES = 256 * 1024;
/** A client may send a byte at a time; each would hold the whole buffer that it came in. */
const MOST_PIECES = 64;

/** Writes one blob front to back, in large writes, with a bounded number of bytes in memory. */
export class BlobWriter {
  readonly #blob: string;
  readonly #file: FileHandle;
  readonly #writer = new EagerWriter();
  readonly #syncNames: () => Promise<void>;
  readonly #unlink: () => Promise<void>;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #size = 0;
  #writing: Promise<void> | undefined;
  #unsynced = 0;
  #syncing: Promise<void> | undefined;

  constructor(blob: string, file: FileHandle, syncNames: () => Promise<void>, unlink: () => Promise<void>) {
    this.#blob = blob;
    this.#file = file;
    this.#syncNames = syncNames;
    this.#unlink = unlink;
  }

  /** Keeps the bytes until they are written; a promise means: no more, please, before it resolves. */
  write(bytes: Buffer): Promise<void> | undefined {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#writing) return this.#writing;
    return this.#heldBytes >= WRITE_BYTES || this.#held.length === MOST_PIECES ? this.#flush() : undefined;
  }

  /** Returns once the bytes and the name of the blob would survive a loss of power. */
  async finish(): Promise<Slice[]> {
    await this.#writing;
    await this.#flush();
    await this.#syncing;
    await Promise.all([this.#file.datasync(), this.#syncNames()]);
    await this.#file.close();
    return this.#size === 0 ? [] : [{ blob: this.#blob, offset: 0, length: this.#size }];
  }

  /** Leaves nothing behind. Also for a blob that was finished but never came to be used. */
  async discard(): Promise<void> {
    await Promise.allSettled([this.#writing, this.#syncing]);
    await this.#file.close();
    await this.#unlink();
  }

  /** Writes what is held; a promise means that a thread is still at it. */
  #flush(): Promise<void> | undefined {
    const pieces = this.#held;
    const length = this.#heldBytes;
    if (length === 0) return undefined;
    this.#held = [];
    this.#heldBytes = 0;
    const writing = this.#writer.write(this.#file, pieces, length, this.#size);
    this.#size += length;
    noteGarbage(length);
    this.#syncAlong(length);
    this.#writing = writing?.finally(() => {
      this.#writing = undefined;
    });
    // A failure is met by whoever waits; until then it must not count as unhandled.
    this.#writing?.catch(() => undefined);
    return this.#writing;
  }

  /** Sends the disk what it will have to hold anyway, so that little is left to wait for at the end. */
  #syncAlong(written: number): void {
    this.#unsynced += written;
    if (this.#unsynced < SYNC_EVERY_BYTES) return;
    this.#unsynced = 0;
    const earlier = this.#syncing;
    this.#syncing = Promise.all([earlier, this.#file.datasync()]).then(() => undefined);
    // As above. A sync reports an error once, so this one must be remembered until finish() asks.
    this.#syncing.catch(() => undefined);
  }
}
