import { constants } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./folder.ts";
import type { DecodedFrame, Frame } from "./frame.ts";
import { replay } from "./replay.ts";
import { writeAll } from "./write-all.ts";

const COPY_BYTES = 4 * 1024 * 1024;

/** The append-only file that says what exists. One writer at a time; see CommitQueue. */
export class Journal {
  readonly #path: string;
  #file: FileHandle;
  #end: number;

  private constructor(path: string, file: FileHandle, end: number) {
    this.#path = path;
    this.#file = file;
    this.#end = end;
  }

  /** Opens or creates the journal, hands over what it holds, and cuts off the torn end of an interrupted write. */
  static async open(path: string, onFrame: (decoded: DecodedFrame) => void): Promise<Journal> {
    await rm(`${path}.new`, { force: true });
    const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    await syncFolder(dirname(path));
    const end = await replay(file, onFrame);
    if ((await file.stat()).size > end) {
      await file.truncate(end);
      await file.sync();
    }
    return new Journal(path, file, end);
  }

  get end(): number {
    return this.#end;
  }

  /** Returns once the frames would survive a loss of power. A failed write leaves nothing behind. */
  async append(frames: Buffer[]): Promise<void> {
    const length = frames.reduce((sum, frame) => sum + frame.length, 0);
    const bytes = frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames, length);
    try {
      await writeAll(this.#file, bytes, this.#end);
      await this.#file.datasync();
    } catch (error) {
      // Should this fail too, the next append overwrites what is there, and the next start cuts it off.
      await this.#file.truncate(this.#end).catch(() => undefined);
      throw error;
    }
    this.#end += length;
  }

  /** Reads bytes kept behind a record. */
  async read(at: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(length);
    const { bytesRead } = await this.#file.read(bytes, 0, length, at);
    if (bytesRead !== length) throw new Error(`journal ends inside a record at ${at}`);
    return bytes;
  }

  /**
   * Rewrites the journal with the given frames alone, which get their new places. They keep their order, so
   * that replaying still meets everything after what it depends on.
   */
  async compact(frames: Frame[]): Promise<void> {
    const sorted = frames.toSorted((a, b) => a.at - b.at);
    // Opened first: once the new file has the name, nothing must be left that a lack of descriptors can stop.
    const folder = await open(dirname(this.#path), "r");
    try {
      const next = await this.#replaceWith(sorted);
      const old = this.#file;
      this.#file = next;
      this.#end = 0;
      for (const frame of sorted) {
        const moved = this.#end - frame.at;
        frame.at += moved;
        frame.dataAt += moved;
        this.#end += frame.length;
      }
      await folder.sync();
      // Closing waits for the reads that began on the old file.
      await old.close();
    } finally {
      await folder.close();
    }
  }

  /** A new file of the given frames, under the journal's name. Failing, it leaves the old one in place, and no other. */
  async #replaceWith(sorted: Frame[]): Promise<FileHandle> {
    const next = await open(`${this.#path}.new`, "w+", 0o600);
    try {
      await this.#copy(sorted, next);
      await next.sync();
      await rename(`${this.#path}.new`, this.#path);
      return next;
    } catch (error) {
      await next.close();
      await rm(`${this.#path}.new`, { force: true });
      throw error;
    }
  }

  async #copy(sorted: Frame[], target: FileHandle): Promise<void> {
    const buffer = Buffer.allocUnsafe(COPY_BYTES);
    let at = 0;
    for (let index = 0; index < sorted.length; ) {
      let from = sorted[index]?.at ?? 0;
      let until = from;
      for (; sorted[index]?.at === until; index += 1) until += sorted[index]?.length ?? 0;
      while (from < until) {
        const { bytesRead } = await this.#file.read(buffer, 0, Math.min(buffer.length, until - from), from);
        if (bytesRead === 0) throw new Error(`journal ends before ${until}`);
        await writeAll(target, buffer.subarray(0, bytesRead), at);
        from += bytesRead;
        at += bytesRead;
      }
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
