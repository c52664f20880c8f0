/** Row numbers `from` to `to`, both included. `to` may be Infinity: "all, also those not loaded yet". */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Selected rows as ranges: sorted, apart from each other, so a whole list of any length is one object. */
export type Ranges = readonly Range[];

export const nothing: Ranges = [];
export const everything: Ranges = [{ from: 0, to: Infinity }];

/** The range between two rows, whichever comes first. */
export function between(a: number, b: number): Range {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

export function includes(ranges: Ranges, row: number): boolean {
  return ranges.some(({ from, to }) => from <= row && row <= to);
}

export function add(ranges: Ranges, added: Range): Ranges {
  const apart = ranges.filter(({ from, to }) => to < added.from - 1 || from > added.to + 1);
  const touching = ranges.filter((range) => !apart.includes(range));
  const joined = {
    from: Math.min(added.from, ...touching.map(({ from }) => from)),
    to: Math.max(added.to, ...touching.map(({ to }) => to)),
  };
  return [...apart, joined].sort((a, b) => a.from - b.from);
}

export function subtract(ranges: Ranges, removed: Range): Ranges {
  return ranges.flatMap(({ from, to }) => {
    const before = { from, to: Math.min(to, removed.from - 1) };
    const after = { from: Math.max(from, removed.to + 1), to };
    return [before, after].filter((range) => range.from <= range.to && range.from < Infinity);
  });
}

export function toggle(ranges: Ranges, row: number): Ranges {
  const one = { from: row, to: row };
  return includes(ranges, row) ? subtract(ranges, one) : add(ranges, one);
}

/** How many of the first `rows` rows are selected. */
export function count(ranges: Ranges, rows: number): number {
  return ranges.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, rows - 1) - from + 1), 0);
}

/** The members of `rows` that are selected, in order. */
export function pick<Row>(ranges: Ranges, rows: readonly Row[]): Row[] {
  return ranges.flatMap(({ from, to }) => rows.slice(from, to + 1));
}

/** How much of the first `rows` rows is selected. */
export function extent(ranges: Ranges, rows: number): "none" | "some" | "all" {
  const selected = count(ranges, rows);
  return selected === 0 ? "none" : selected === rows ? "all" : "some";
}

/** Whether the selection also takes rows that are not loaded yet. */
export function isOpen(ranges: Ranges): boolean {
  return ranges.at(-1)?.to === Infinity;
}

/**
 * The same rows after the list changed: rows are known by key, so that one that arrives above a selected row
 * does not move the selection to its neighbour.
 */
export function rebase(ranges: Ranges, before: readonly string[], after: readonly string[]): Ranges {
  if (ranges.length === 0) return ranges;
  const kept = new Set(pick(ranges, before));
  const rebased: { from: number; to: number }[] = [];
  after.forEach((key, row) => {
    if (!kept.has(key)) return;
    const last = rebased.at(-1);
    if (last?.to === row - 1) last.to = row;
    else rebased.push({ from: row, to: row });
  });
  if (!isOpen(ranges)) return rebased;
  // Only what follows the last row known before is new below; a row that was taken out must stay out.
  const known = new Set(before);
  return add(rebased, { from: after.findLastIndex((key) => known.has(key)) + 1, to: Infinity });
}

/** An open selection ends with the list once the list is known to its end. */
export function close(ranges: Ranges, rows: number): Ranges {
  return isOpen(ranges) ? subtract(ranges, { from: rows, to: Infinity }) : ranges;
}
