import { read, readSync } from "node:fs";
import { setImmediate as othersTurn } from "node:timers/promises";
import { promisify } from "node:util";
import type { DiskPace } from "./disk-pace.ts";

const readByThread = promisify(read);
/** Reads after which all else gets its turn. */
const readsInTurn = 16;

/** Reads files at once while the system holds their bytes in memory, and by threads while a disk makes that wait. */
export class EagerReader {
  readonly #pace: DiskPace;
  #reads = 0;

  constructor(pace: DiskPace) {
    this.#pace = pace;
  }

  /**
   * @param file its descriptor
   * @returns how many bytes were read into the buffer: 0 at the end of the file
   */
  async read(file: number, buffer: Buffer, length: number, position: number): Promise<number> {
    if (this.#pace.isSlow) {
      this.#pace.countThreadCall();
      return (await readByThread(file, buffer, 0, length, position)).bytesRead;
    }
    this.#reads += 1;
    if (this.#reads % readsInTurn === 0) await othersTurn();
    return this.#pace.measure(() => readSync(file, buffer, 0, length, position));
  }
}
