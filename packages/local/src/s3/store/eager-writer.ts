import { writevSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { DiskPace } from "./disk-pace.ts";
import { writeAll } from "./write-all.ts";

/** Writes files at once while the system takes bytes into memory, and by threads while a disk makes that wait. */
export class EagerWriter {
  readonly #pace = new DiskPace();

  /**
   * Writes all of the pieces, `length` bytes from `at` on. They may not change until it is done.
   * @returns a promise only where a thread writes
   */
  write(file: FileHandle, pieces: Buffer[], length: number, at: number): Promise<void> | undefined {
    if (this.#pace.isSlow) {
      this.#pace.countThreadCall();
      return writeAll(file, Buffer.concat(pieces, length), at);
    }
    const written = this.#pace.measure(() => writevSync(file.fd, pieces, at));
    if (written === length) return undefined;
    // A disk that is nearly full takes some and says so only when asked again.
    return writeAll(file, Buffer.concat(pieces, length).subarray(written), at + written);
  }
}
