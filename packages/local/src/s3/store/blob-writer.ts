import type { FileHandle } from "node:fs/promises";
import { BUFFER_BYTES, giveBuffer, takeBuffer } from "./buffer-pool.ts";
import { EagerWriter } from "./eager-writer.ts";
import type { Slice } from "./record.schema.ts";
import { noteGarbage } from "./young-garbage.ts";

const SYNC_EVERY_BYTES = 64 * 1024 * 1024;

/** Writes one blob front to back, in large writes, with a bounded number of bytes in memory. */
export class BlobWriter {
  readonly #blob: string;
  readonly #file: FileHandle;
  readonly #writer = new EagerWriter();
  readonly #syncNames: () => Promise<void>;
  readonly #unlink: () => Promise<void>;
  #filling: Buffer | undefined;
  #filled = 0;
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

  /** Copies the bytes; a promise means: no more, please, before it resolves. */
  write(bytes: Buffer): Promise<void> | undefined {
    let busy: Promise<void> | undefined;
    for (let taken = 0; taken < bytes.length; ) {
      this.#filling ??= takeBuffer();
      const copied = bytes.copy(this.#filling, this.#filled, taken);
      taken += copied;
      this.#filled += copied;
      if (this.#filled === BUFFER_BYTES) busy = this.#flush();
    }
    noteGarbage(bytes.length);
    return busy;
  }

  /** Returns once the bytes and the name of the blob would survive a loss of power. */
  async finish(): Promise<Slice[]> {
    await this.#flush();
    await this.#writing;
    await this.#syncing;
    await Promise.all([this.#file.datasync(), this.#syncNames()]);
    await this.#file.close();
    return this.#size === 0 ? [] : [{ blob: this.#blob, offset: 0, length: this.#size }];
  }

  /** Leaves nothing behind. Also for a blob that was finished but never came to be used. */
  async discard(): Promise<void> {
    await Promise.allSettled([this.#writing, this.#syncing]);
    if (this.#filling) giveBuffer(this.#filling);
    this.#filling = undefined;
    await this.#file.close();
    await this.#unlink();
  }

  /** Starts to write what is held. Returns the write before, if it is still under way: two are enough to hold. */
  #flush(): Promise<void> | undefined {
    const buffer = this.#filling;
    if (!buffer) return this.#writing;
    const earlier = this.#writing;
    const writing = this.#writeOut(buffer, this.#filled, this.#size, earlier);
    // The failure is met by whoever waits next; until then it must not count as unhandled.
    writing.catch(() => undefined);
    this.#size += this.#filled;
    this.#filling = undefined;
    this.#filled = 0;
    this.#writing = writing;
    return earlier;
  }

  async #writeOut(
    buffer: Buffer,
    length: number,
    at: number,
    earlier: Promise<void> | undefined,
  ): Promise<void> {
    try {
      await earlier;
      await this.#writer.write(this.#file, buffer.subarray(0, length), at);
      this.#syncAlong(length);
    } finally {
      giveBuffer(buffer);
    }
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
