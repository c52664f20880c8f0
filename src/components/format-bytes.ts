import { locale } from "./locale.ts";

const units = [
  { unit: "kilobyte", digits: 0 },
  { unit: "megabyte", digits: 1 },
  { unit: "gigabyte", digits: 2 },
  { unit: "terabyte", digits: 2 },
] as const;

const exact = new Intl.NumberFormat(locale, { style: "unit", unit: "byte", unitDisplay: "long" });

/**
 * A size for people: "512 bytes", "412 kB", "8.4 MB", "1.92 GB". Steps of 1,024, as Windows and most
 * storage services count, so that a limit set as 10 GiB reads "10 GB".
 */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return exact.format(bytes);
  const last = units.length - 1;
  let step = Math.min(Math.floor(Math.log(bytes) / Math.log(1024)) - 1, last);
  let value = bytes / 1024 ** (step + 1);
  // 1,023.97 MB would round to "1,024 MB": it reads better as "1 GB".
  if (step < last && value >= 1023.5) {
    step += 1;
    value = 1;
  }
  const { unit, digits } = units[step] ?? units[3];
  const maximumFractionDigits = value >= 100 ? 0 : value >= 10 ? Math.min(digits, 1) : digits;
  return unitFormat(unit, maximumFractionDigits).format(value);
}

/** The exact count for a tooltip: "8,413,204 bytes". */
export function formatExactBytes(bytes: number): string {
  return exact.format(bytes);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times what using it does, and a long list writes thousands of sizes. */
function unitFormat(unit: string, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${unit} ${maximumFractionDigits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits });
  formats.set(key, made);
  return made;
}
