import type { Chosen } from "../file-actions.ts";
import type { Row } from "./use-folder-rows.ts";

/** What the rows stand for. */
export const chosenOf = (rows: readonly Row[]): Chosen => ({
  files: rows.flatMap((row) => (row.kind === "file" ? [row.file] : [])),
  folders: rows.flatMap((row) => (row.kind === "folder" ? [row.folder] : [])),
});
