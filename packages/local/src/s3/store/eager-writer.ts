import { writeSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { writeAll } from "./write-all.ts";

/** Of one write. What the system takes into memory is taken in a tenth of it; what takes longer waited for a disk. */
const slowMs = 1;
/** Writes by a thread after a slow one, until it is tried again without. */
const writesByThread = 64;

/** Writes as EagerReader reads: at once while the system takes bytes into memory, by threads while a disk makes that wait. */
export class EagerWriter {
  #byThread = 0;

  /** Writes all of the bytes from `at` on. */
  async write(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
    if (this.#byThread > 0) {
      this.#byThread -= 1;
      return writeAll(file, bytes, at);
    }
    const start = performance.now();
    const written = writeSync(file.fd, bytes, 0, bytes.length, at);
    if (performance.now() - start > slowMs) this.#byThread = writesByThread;
    // A disk that is nearly full takes some and says so only when asked again.
    if (written < bytes.length) await writeAll(file, bytes.subarray(written), at + written);
  }
}
