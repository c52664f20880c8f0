import { z } from "zod";
import { FileName } from "./file-name.schema.ts";
import { Id } from "./id.schema.ts";
import { maxMoved } from "./moved.schema.ts";

/** A file as it travels on the wire. Sizes in bytes, times in ISO-8601 UTC. */
export interface File {
  fileId: string;
  fileName: string;
  fileSize: number;
  mimeType: string;
  /** null: the top level. */
  folderId: string | null;
  uploadTimestamp: string;
  downloadCount: number;
  /** null unless in the trash. */
  trashedAt: string | null;
  /** Hex; null for a file that was sent without checksums. */
  sha256: string | null;
  /** Bytes; then `sha256` is the digest of the digests of the parts of this size. null: of the file itself. */
  digestPartSize: number | null;
}

/** A name that is taken, and by which file. */
export type NameConflict = Pick<
  File,
  "fileName" | "fileId" | "fileSize" | "uploadTimestamp" | "sha256" | "digestPartSize"
>;

export const FileRef = z.strictObject({ fileId: Id });
export const FindConflicts = z.strictObject({
  folderId: Id.nullish(),
  fileNames: z.array(FileName).min(1).max(50),
});
export const RenameFile = z.strictObject({ fileId: Id, fileName: FileName });

export const MoveFile = z.strictObject({ fileId: Id, folderId: Id.nullable() });
export const MoveFiles = z.strictObject({
  fileIds: z.array(Id).min(1).max(maxMoved, `At most ${maxMoved} files can be moved at a time`),
  folderId: Id.nullable(),
});

export const PageOf = {
  cursor: z.string().max(4096).optional(),
  limit: z.int().min(1).max(200).default(100),
};
/** A page of something, asked with the cursor of the page before. */
export const PageRequest = z.strictObject(PageOf);

export const ListFiles = z.strictObject({
  folderId: Id.nullish(),
  sort: z.enum(["time", "size", "name"]).default("time"),
  order: z.enum(["asc", "desc"]).default("desc"),
  ...PageOf,
});
export type ListFiles = z.infer<typeof ListFiles>;
