import { z } from "zod";
import { PageOf } from "./file.schema.ts";
import { FileName } from "./file-name.schema.ts";
import { Id } from "./id.schema.ts";

export interface Folder {
  folderId: string;
  name: string;
  /** null: the top level. */
  parentId: string | null;
  /** null unless in the trash. */
  trashedAt: string | null;
}

/** Levels of folders in one another, the first at the top level. */
export const maxFolderDepth = 64;
export const tooDeep = `Folders can be at most ${maxFolderDepth} levels deep`;
/** Paths that one `ensureTree` takes, and folders that they may name together. */
export const maxTreePaths = 200;
export const maxTreeFolders = 2000;
const maxPathLength = maxFolderDepth * 1024;

/** Made once by the client for one intent, so that a repeated call has the effect of one. */
export const RequestId = z.string().regex(/^[\w-]{8,64}$/, "must be 8 to 64 letters, digits, - or _");

export const CreateFolder = z.strictObject({
  name: FileName,
  parentId: Id.nullish(),
  requestId: RequestId.optional(),
});
export const RenameFolder = z.strictObject({ folderId: Id, name: FileName });
export const MoveFolder = z.strictObject({ folderId: Id, parentId: Id.nullable() });
export const ListFolders = z.strictObject({ parentId: Id.nullish(), ...PageOf });
export const FolderRef = z.strictObject({ folderId: Id });

/** "a/b/c", as it was asked and as the names in it. */
const FolderPath = z
  .string()
  .max(maxPathLength, tooDeep)
  .refine((path) => path.split("/").length <= maxFolderDepth, { error: tooDeep, abort: true })
  .transform((path) => ({ path, names: path.split("/") }))
  .pipe(z.object({ path: z.string(), names: z.array(FileName) }));
export type FolderPath = z.infer<typeof FolderPath>;

export const EnsureTree = z.strictObject({
  parentId: Id.nullish(),
  paths: z
    .array(FolderPath)
    .min(1)
    .max(maxTreePaths, `At most ${maxTreePaths} paths can be asked for at a time`),
});
