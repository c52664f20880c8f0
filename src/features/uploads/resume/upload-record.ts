import type { FileSource } from "./file-source.ts";

/** What a browser remembers of an upload, to go on with it after the page is gone. */
export interface UploadRecord {
  fileId: string;
  /** On disk; the upload may go by another where both of two files are kept. */
  name: string;
  /** Milliseconds since 1970, as the file said when the upload began. */
  lastModified: number;
  /** Base64, see UploadEntry. */
  fingerprint: string;
  source: FileSource | null;
}

/** Where records are kept. Both calls return at once: what is lost of them costs comfort, never bytes. */
export interface UploadRecords {
  /** @param isBrief it will most likely be forgotten within seconds: there is no hurry to write it down */
  remember(record: UploadRecord, isBrief: boolean): void;
  forget(fileId: string): void;
}
