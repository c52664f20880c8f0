/** Where files that are let go now would go. */
export interface DropTarget {
  /** null: the top level. */
  folderId: string | null;
  name: string;
  /** The row of a folder that the pointer is over; null for the place that is shown. */
  row: Element | null;
}

/** The folder whose row is under the pointer, told by `data-folder-id` and `data-folder-name` on its cells. */
export function folderUnder(element: EventTarget | null): DropTarget | null {
  const row = element instanceof Element ? element.closest("[role=row]") : null;
  const cells = row?.querySelector<HTMLElement>("[data-folder-id]");
  const { folderId, folderName } = cells?.dataset ?? {};
  return row && folderId && folderName !== undefined ? { folderId, name: folderName, row } : null;
}
