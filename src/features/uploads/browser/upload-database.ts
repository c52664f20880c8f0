import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { UploadRecord } from "../resume/upload-record.ts";

export interface KeptRecord extends UploadRecord {
  /** Milliseconds since 1970. */
  rememberedAt: number;
}

/** Which tab works on an upload, until when if it says nothing more. */
export interface Lease {
  fileId: string;
  tab: string;
  /** Milliseconds since 1970. */
  until: number;
}

interface UploadSchema extends DBSchema {
  records: { key: string; value: KeptRecord };
  leases: { key: string; value: Lease };
}

export type UploadDatabase = IDBPDatabase<UploadSchema>;

let opened: Promise<UploadDatabase> | null = null;

/** What this browser keeps of uploads. @throws DOMException where the browser keeps nothing */
export function uploadDatabase(): Promise<UploadDatabase> {
  opened ??= openDB<UploadSchema>("dropify-uploads", 1, {
    upgrade(database) {
      database.createObjectStore("records", { keyPath: "fileId" });
      database.createObjectStore("leases", { keyPath: "fileId" });
    },
    // Another tab has a newer version of the app: let it.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  return opened;
}
