import type { FileActions, FolderActions } from "../file-actions.ts";
import type { GridCommand } from "../grid/grid-key.ts";
import { chosenOf } from "./chosen-of.ts";
import type { Row } from "./use-folder-rows.ts";

interface Targets {
  /** The rows that are meant, in order. */
  rows: readonly Row[];
  actions: FileActions;
  folderActions: FolderActions;
}

/** Does to the rows what a key or a press asked for; commands for one file do nothing to several. */
export function runCommand(command: GridCommand, { rows, actions, folderActions }: Targets): void {
  const [row, ...others] = rows;
  const chosen = chosenOf(rows);
  if (!row) return;
  if (command === "trash") actions.trash(chosen);
  if (command === "move") actions.move(chosen);
  if (command === "share") actions.share(chosen);
  if (others.length > 0) return;
  if (command === "copy-link") actions.copyLink(chosen);
  if (row.kind === "folder") {
    if (command === "open" || command === "tap") folderActions.open(row.folder);
    if (command === "rename") folderActions.rename(row.folder);
    return;
  }
  if (command === "open" || command === "download") actions.download(row.file);
  if (command === "details" || command === "tap") actions.details(row.file);
  if (command === "rename") actions.rename(row.file);
}
