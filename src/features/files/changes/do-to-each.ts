import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";
import type { Chosen } from "../file-actions.ts";
import { inBatches } from "./in-batches.ts";
import type { Failed } from "./show-failed.ts";

export interface Outcome {
  done: Chosen;
  failed: Failed;
}

/** Does something to each of what is chosen; one refused does not stop the others. Never throws. */
export async function doToEach(
  { files, folders }: Chosen,
  toFile: (file: File) => Promise<unknown>,
  toFolder: (folder: Folder) => Promise<unknown>,
): Promise<Outcome> {
  const [ofFiles, ofFolders] = [await inBatches(files, toFile), await inBatches(folders, toFolder)];
  return {
    done: { files: ofFiles.done, folders: ofFolders.done },
    failed: {
      files: ofFiles.failed.map(({ item }) => item),
      folders: ofFolders.failed.map(({ item }) => item),
      error: [...ofFiles.failed, ...ofFolders.failed][0]?.error,
    },
  };
}

export const isNothing = ({ files, folders }: Chosen): boolean => files.length + folders.length === 0;
