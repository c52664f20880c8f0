export interface DroppedFiles {
  files: File[];
  /** Names of what was dropped but is a folder: its File object cannot be read. */
  folders: string[];
}

/** To be called within the event: a browser empties its DataTransfer right after. */
export function droppedFiles({ items }: DataTransfer): DroppedFiles {
  const dropped: DroppedFiles = { files: [], folders: [] };
  for (const item of items) {
    const file = item.kind === "file" ? item.getAsFile() : null;
    if (!file) continue;
    if (item.webkitGetAsEntry()?.isDirectory) dropped.folders.push(file.name);
    else dropped.files.push(file);
  }
  return dropped;
}

/** Whether a drag carries files from outside, and not a link, a text or a row of a list. */
export function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
