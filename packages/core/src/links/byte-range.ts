/**
 * What one range of a file weighs, and how to ask for exactly it. Where there is no such range, or more than
 * one, the whole file is meant: undefined. (RFC 9110, 14.1.2)
 */
export function chargeOf(
  range: string | undefined,
  size: number,
): { bytes: number; range: string } | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  const bytes = last - first + 1;
  return bytes > 0 && bytes < size ? { bytes, range: range ?? "" } : undefined;
}
