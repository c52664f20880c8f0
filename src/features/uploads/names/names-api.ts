/** A name that is taken, and by which file. */
export interface TakenName {
  fileName: string;
  fileId: string;
  /** Bytes. */
  fileSize: number;
  /** ISO-8601. */
  uploadTimestamp: string;
  /** Hex; null where it was sent without digests. */
  sha256: string | null;
  /** Bytes; then `sha256` is the digest of the digests of parts of this size. */
  digestPartSize: number | null;
}

/** What is asked of the server about names that are taken. */
export interface NamesApi {
  /** Which of at most 50 names are taken in a folder, null being the top level. */
  conflicts(folderId: string | null, names: string[]): Promise<TakenName[]>;
  /** A page of a folder's files by name; the cursor is null at its end. */
  listNames(folderId: string | null, cursor: string | null): Promise<NamesPage>;
}

export interface NamesPage {
  files: TakenName[];
  cursor: string | null;
}
