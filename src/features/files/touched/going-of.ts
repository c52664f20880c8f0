import { maxSelected } from "@dropify/core/links/selection.schema";
import type { Chosen } from "../file-actions.ts";

/** What is asked about the links that some files and folders are touched with; of very many, about the first. */
export function goingOf({ files, folders }: Chosen) {
  const folderIds = folders.slice(0, maxSelected).map(({ folderId }) => folderId);
  const fileIds = files.slice(0, maxSelected - folderIds.length).map(({ fileId }) => fileId);
  return { fileIds, folderIds };
}
