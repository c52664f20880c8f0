import type { UploadRecord, UploadRecords } from "../resume/upload-record.ts";
import { uploadDatabase } from "./upload-database.ts";

/** Changes wait so long for others to be written with. Milliseconds. */
const GATHER_FOR = 50;
/** Many small files are remembered and forgotten within seconds: what is settled by then is never written. */
const GATHER_BRIEF_FOR = 5_000;
/** An upload that nobody touched for so long has expired on the server long since. */
const KEPT_FOR = 30 * 86_400_000;

/** Records in the browser's own database. Where it keeps nothing, uploads work and resume by the file alone. */
export class KeptRecords implements UploadRecords {
  /** What is to be written: a record, or null to delete it. */
  #changes = new Map<string, UploadRecord | null>();
  /** What the database has already, as far as is known. */
  readonly #kept = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writesAt = Number.POSITIVE_INFINITY;

  remember(record: UploadRecord, isBrief: boolean): void {
    this.#changes.set(record.fileId, record);
    this.#writeWithin(isBrief ? GATHER_BRIEF_FOR : GATHER_FOR);
  }

  forget(fileId: string): void {
    const isWritten = this.#kept.has(fileId) || !this.#changes.has(fileId);
    if (!isWritten) this.#changes.delete(fileId);
    else {
      this.#changes.set(fileId, null);
      this.#writeWithin(GATHER_BRIEF_FOR);
    }
  }

  /** Of the uploads of whoever used this browser. */
  async all(): Promise<Map<string, UploadRecord>> {
    try {
      const database = await uploadDatabase();
      const kept = await database.getAll("records");
      const outdated = kept.filter(({ rememberedAt }) => rememberedAt < Date.now() - KEPT_FOR);
      for (const { fileId } of kept) this.#kept.add(fileId);
      for (const { fileId } of outdated) this.forget(fileId);
      return new Map(kept.map((record) => [record.fileId, record]));
    } catch {
      return new Map();
    }
  }

  #writeWithin(ms: number): void {
    const at = performance.now() + ms;
    if (at >= this.#writesAt) return;
    clearTimeout(this.#timer);
    this.#writesAt = at;
    // What cannot be kept is not missed before the page is gone, and then the file itself will do.
    this.#timer = setTimeout(() => this.#write().catch(() => {}), ms);
  }

  async #write(): Promise<void> {
    const changes = this.#changes;
    this.#changes = new Map();
    this.#writesAt = Number.POSITIVE_INFINITY;
    for (const [fileId, record] of changes) {
      if (record) this.#kept.add(fileId);
      else this.#kept.delete(fileId);
    }
    const database = await uploadDatabase();
    const { store, done } = database.transaction("records", "readwrite");
    const rememberedAt = Date.now();
    for (const [fileId, record] of changes) {
      void (record ? store.put({ ...record, rememberedAt }) : store.delete(fileId));
    }
    await done;
  }
}
