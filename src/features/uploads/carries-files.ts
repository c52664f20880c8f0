/** Whether a drag carries files from outside, and not a link, a text or a row of a list. */
export function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
