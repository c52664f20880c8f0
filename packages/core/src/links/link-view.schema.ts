import { z } from "zod";
import { Id } from "../files/id.schema.ts";
import type { LinkKind } from "./link.schema.ts";

/** What a stranger sends; anything that cannot be a link is answered like one that never existed. */
export const LinkQuestion = z.object({
  /** The secret id, or the readable address. */
  linkId: z.string().max(200),
  /** What `links.unlock` answered, for a link with a password. */
  unlock: z.string().max(200).optional(),
});
export const DownloadQuestion = z.strictObject({ ...LinkQuestion.shape, fileId: Id.optional() });
export const UnlockQuestion = z.strictObject({ ...LinkQuestion.shape, password: z.string().max(1024) });

/** One folder of what a link shares, as a recipient asks for it. */
export const BrowseQuestion = z.object({
  folder: Id.optional().catch(undefined),
  /** One file of it, to look at. */
  file: Id.optional().catch(undefined),
  sort: z.enum(["name", "size", "time"]).catch("name"),
  order: z.enum(["asc", "desc"]).optional().catch(undefined),
  cursor: z.string().max(8192).optional().catch(undefined),
});
export type BrowseQuestion = z.infer<typeof BrowseQuestion>;
export const ViewQuestion = z.strictObject({ ...LinkQuestion.shape, browse: BrowseQuestion.optional() });

export interface SharedFile {
  fileId: string;
  fileName: string;
  fileSize: number;
  mimeType: string;
  uploadTimestamp: string;
  /** Hex, where it is known: of the file, or of the digests of its parts of `digestPartSize` bytes. */
  sha256: string | null;
  digestPartSize: number | null;
}

export interface SharedFolder {
  folderId: string;
  name: string;
}

/** Nothing more before the password. */
export interface LockedView {
  locked: true;
}

/** A link as its recipient sees it: everything that the share page shows, and nothing else. */
export interface LinkView {
  locked: false;
  state: "open";
  kind: LinkKind;
  /** The name of the file or folder; null for a selection. */
  title: string | null;
  /** Of a link to one file, else null. */
  fileId: string | null;
  fileName: string | null;
  fileSize: number | null;
  mimeType: string | null;
  /** The file to look at: of a link to one file that file, else the one that was asked for. */
  focus: SharedFile | null;
  /** What a folder or a selection holds at this place. */
  files: SharedFile[];
  folders: SharedFolder[];
  /** From the shared folder down to this one, without the top. */
  path: SharedFolder[];
  cursor: string | null;
  senderName: string;
  note: string | null;
  createdAt: string;
  expiresAt: string | null;
  maxDownloads: number | null;
  downloadCount: number;
  downloadsLeft: number | null;
  allowPreview: boolean;
  allowDownload: boolean;
  /** Looking inside takes a download too: a preview is the bytes, and these are numbered. */
  isCapped: boolean;
}

/** A file somewhere inside what a link shares. */
export interface ListedFile {
  file: SharedFile;
  /** From the shared place on, with the file's own name. */
  path: string;
}
