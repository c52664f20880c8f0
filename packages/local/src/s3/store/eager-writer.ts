import { writeSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { DiskPace } from "./disk-pace.ts";
import { writeAll } from "./write-all.ts";

/** Writes files at once while the system takes bytes into memory, and by threads while a disk makes that wait. */
export class EagerWriter {
  readonly #pace = new DiskPace();

  /** Writes all of the bytes from `at` on. */
  async write(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
    if (this.#pace.isSlow) {
      this.#pace.countThreadCall();
      return writeAll(file, bytes, at);
    }
    const written = this.#pace.measure(() => writeSync(file.fd, bytes, 0, bytes.length, at));
    // A disk that is nearly full takes some and says so only when asked again.
    if (written < bytes.length) await writeAll(file, bytes.subarray(written), at + written);
  }
}
