import { constants } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./folder.ts";
import type { DecodedFrame, Frame } from "./frame.ts";
import { replay } from "./replay.ts";

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
      for (let done = 0; done < length; ) {
        done += (await this.#file.write(bytes, done, length - done, this.#end + done)).bytesWritten;
      }
      await this.#file.datasync();
    } catch (error) {
      await this.#file.truncate(this.#end);
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
    const next = await open(`${this.#path}.new`, "w+", 0o600);
    const sorted = frames.toSorted((a, b) => a.at - b.at);
    const places: number[] = [];
    let end = 0;
    for (const frame of sorted) {
      places.push(end);
      end += frame.length;
    }
    try {
      await this.#copy(sorted, next);
      await next.sync();
      await rename(`${this.#path}.new`, this.#path);
      await syncFolder(dirname(this.#path));
    } catch (error) {
      await next.close();
      throw error;
    }
    for (const [position, frame] of sorted.entries()) {
      const moved = (places[position] ?? 0) - frame.at;
      frame.at += moved;
      frame.dataAt += moved;
    }
    const old = this.#file;
    this.#file = next;
    this.#end = end;
    // Closing waits for the reads that began on the old file.
    await old.close();
  }

  async #copy(sorted: Frame[], target: FileHandle): Promise<void> {
    const buffer = Buffer.allocUnsafe(COPY_BYTES);
    for (let index = 0; index < sorted.length; ) {
      let from = sorted[index]?.at ?? 0;
      let until = from;
      for (; sorted[index]?.at === until; index += 1) until += sorted[index]?.length ?? 0;
      while (from < until) {
        const { bytesRead } = await this.#file.read(buffer, 0, Math.min(buffer.length, until - from), from);
        if (bytesRead === 0) throw new Error(`journal ends before ${until}`);
        await target.write(buffer, 0, bytesRead);
        from += bytesRead;
      }
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
