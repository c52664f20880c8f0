import { locale } from "./locale.ts";

const number = new Intl.NumberFormat(locale);
const plural = new Intl.PluralRules(locale);

/** "1 file", "1,248 files". Without words only the number: "1,248". */
export function formatCount(count: number, one?: string, many?: string): string {
  const digits = number.format(count);
  if (one === undefined) return digits;
  return `${digits} ${plural.select(count) === "one" ? one : (many ?? `${one}s`)}`;
}
