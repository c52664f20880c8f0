import type { UploadRecord, UploadRecords } from "../resume/upload-record.ts";
import { uploadDatabase } from "./upload-database.ts";

/** Many small files are remembered and forgotten within moments: what is settled by then is never written. */
const GATHER_FOR = 50;
/** An upload that nobody touched for so long has expired on the server long since. */
const KEPT_FOR = 30 * 86_400_000;

/** Records in the browser's own database. Where it keeps nothing, uploads work and resume by the file alone. */
export class KeptRecords implements UploadRecords {
  /** What is to be written: a record, or null to delete it. */
  #changes = new Map<string, UploadRecord | null>();
  #gathering = false;

  remember(record: UploadRecord): void {
    this.#change(record.fileId, record);
  }

  forget(fileId: string): void {
    this.#change(fileId, null);
  }

  /** Of the uploads of whoever used this browser. */
  async all(): Promise<Map<string, UploadRecord>> {
    try {
      const database = await uploadDatabase();
      const kept = await database.getAll("records");
      const outdated = kept.filter(({ rememberedAt }) => rememberedAt < Date.now() - KEPT_FOR);
      for (const { fileId } of outdated) this.forget(fileId);
      return new Map(kept.map((record) => [record.fileId, record]));
    } catch {
      return new Map();
    }
  }

  #change(fileId: string, record: UploadRecord | null): void {
    this.#changes.set(fileId, record);
    if (this.#gathering) return;
    this.#gathering = true;
    setTimeout(() => {
      this.#gathering = false;
      // What cannot be kept is not missed before the page is gone, and then the file itself will do.
      this.#write().catch(() => {});
    }, GATHER_FOR);
  }

  async #write(): Promise<void> {
    const changes = this.#changes;
    this.#changes = new Map();
    const database = await uploadDatabase();
    const { store, done } = database.transaction("records", "readwrite");
    const rememberedAt = Date.now();
    for (const [fileId, record] of changes) {
      void (record ? store.put({ ...record, rememberedAt }) : store.delete(fileId));
    }
    await done;
  }
}
