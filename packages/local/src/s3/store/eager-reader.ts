import { readSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { setImmediate as othersTurn } from "node:timers/promises";

/** Of one read. What the system holds in memory comes in a tenth of it; what takes longer came from a disk. */
const slowMs = 1;
/** Reads by a thread after a slow one, until it is tried again without. */
const readsByThread = 64;
/** Reads after which all else gets its turn. */
const readsInTurn = 16;

/**
 * Reads files whose bytes the system mostly holds in memory. Having a thread read them takes longer than copying
 * them does, so they are read at once; as soon as the disk makes that wait, threads do it, and nobody else is held up.
 */
export class EagerReader {
  #byThread = 0;
  #reads = 0;

  /** @returns how many bytes were read into the buffer: 0 at the end of the file */
  async read(file: FileHandle, buffer: Buffer, length: number, position: number): Promise<number> {
    if (this.#byThread > 0) {
      this.#byThread -= 1;
      return (await file.read(buffer, 0, length, position)).bytesRead;
    }
    this.#reads += 1;
    if (this.#reads % readsInTurn === 0) await othersTurn();
    const start = performance.now();
    const bytesRead = readSync(file.fd, buffer, 0, length, position);
    if (performance.now() - start > slowMs) this.#byThread = readsByThread;
    return bytesRead;
  }
}
