/** What a pointer event hit: the row, and which part of it (`data-part` of a control, null for the row itself). */
export interface Hit {
  row: number;
  part: string | null;
  element: Element;
}

/**
 * Rows have no listeners of their own: the list listens once and asks here which row it was.
 * null: between rows, or inside a text field, whose presses are its own.
 */
export function readHit(target: EventTarget | null): Hit | null {
  if (!(target instanceof Element) || target.closest("[data-own-keys]")) return null;
  const row = target.closest<HTMLElement>("[data-row]");
  if (!row) return null;
  const part = target.closest<HTMLElement>("[data-part]");
  return { row: Number(row.dataset.row), part: part?.dataset.part ?? null, element: part ?? row };
}
