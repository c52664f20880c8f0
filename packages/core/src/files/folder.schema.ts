import { z } from "zod";
import { PageOf } from "./file.schema.ts";
import { FileName } from "./file-name.schema.ts";
import { Id } from "./id.schema.ts";

export interface Folder {
  folderId: string;
  name: string;
  /** null: the top level. */
  parentId: string | null;
}

/** Made once by the client for one intent, so that a repeated call has the effect of one. */
export const RequestId = z.string().regex(/^[\w-]{8,64}$/, "must be 8 to 64 letters, digits, - or _");

export const CreateFolder = z.strictObject({
  name: FileName,
  parentId: Id.nullish(),
  requestId: RequestId.optional(),
});
export const ListFolders = z.strictObject({ folderId: Id.nullish(), ...PageOf });
export const FolderRef = z.strictObject({ folderId: Id });
