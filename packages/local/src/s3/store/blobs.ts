import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, unlink } from "node:fs/promises";
import { join } from "node:path";
import { BlobWriter } from "./blob-writer.ts";
import { syncFolder } from "./folder.ts";
import type { Slice } from "./record.schema.ts";
import { shareRuns } from "./shared-run.ts";

/**
 * The files that hold the bytes, each written once under a name that nothing else ever had. A blob lives as
 * long as an object, a part or a reader uses it.
 */
export class Blobs {
  readonly #folder: string;
  readonly #uses = new Map<string, number>();
  readonly #syncNames: () => Promise<void>;
  /** While the journal is replayed nothing is unlinked: a later record may use the same bytes again. */
  #swept = false;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#syncNames = shareRuns(() => syncFolder(folder));
  }

  static async open(folder: string): Promise<Blobs> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new Blobs(folder);
  }

  path(blob: string): string {
    return join(this.#folder, blob);
  }

  /** Starts a new blob. Nobody else sees it before a record about it is committed. */
  async create(): Promise<BlobWriter> {
    const blob = randomUUID();
    const file = await open(this.path(blob), "wx", 0o600);
    return new BlobWriter(blob, file, this.#syncNames, () => unlink(this.path(blob)));
  }

  retain(slices: Slice[]): void {
    for (const { blob } of slices) this.#uses.set(blob, (this.#uses.get(blob) ?? 0) + 1);
  }

  release(slices: Slice[]): void {
    for (const { blob } of slices) {
      const uses = (this.#uses.get(blob) ?? 0) - 1;
      if (uses > 0) this.#uses.set(blob, uses);
      else this.#remove(blob);
    }
  }

  /** Removes what an interrupted upload left behind. For the start, before anything new is written. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (!this.#uses.has(name)) await rm(this.path(name), { force: true });
    }
    this.#swept = true;
  }

  #remove(blob: string): void {
    this.#uses.delete(blob);
    if (!this.#swept) return;
    // Failing to unlink costs disk space until the next start sweeps it; it is no reason to fail a request.
    unlink(this.path(blob)).catch(() => undefined);
  }
}
