import { locale } from "./locale.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using it does, and a long list writes thousands of dates. */
function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, options);
  formats.set(key, made);
  return made;
}

const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

interface DateOptions {
  /** What "today" is measured against; defaults to the clock. */
  now?: Date;
  /** IANA name; defaults to the zone of the machine. */
  timeZone?: string | undefined;
}

/** Short date for a list: "Today, 14:32", "Yesterday", "18 Nov", in another year "18 Nov 2025". */
export function formatDate(at: string | Date, { now = new Date(), timeZone }: DateOptions = {}): string {
  const date = new Date(at);
  const days = dayNumber(date, timeZone) - dayNumber(now, timeZone);
  if (days === 0) return `${capitalised(relative.format(0, "day"))}, ${formatTime(date, timeZone)}`;
  if (days === -1 || days === 1) return capitalised(relative.format(days, "day"));
  const year = dateFormat(locale, { year: "numeric", timeZone });
  const sameYear = year.format(date) === year.format(now);
  return dateFormat(locale, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone,
  }).format(date);
}

/** The day alone, for headings: "Today", "Yesterday", "Tue, 24 Nov", in another year "Tue, 24 Nov 2025". */
export function formatDay(at: string | Date, { now = new Date(), timeZone }: DateOptions = {}): string {
  const date = new Date(at);
  const days = dayNumber(date, timeZone) - dayNumber(now, timeZone);
  if (days === 0 || days === -1) return capitalised(relative.format(days, "day"));
  const year = dateFormat(locale, { year: "numeric", timeZone });
  const isThisYear = year.format(date) === year.format(now);
  return dateFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
    timeZone,
  }).format(date);
}

/** The whole moment, for tooltips and rules: "Tue, 24 Nov 2026, 14:32 CET". */
export function formatDateTime(at: string | Date, { timeZone }: DateOptions = {}): string {
  return dateFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  }).format(new Date(at));
}

/** "14:32". */
export function formatTime(date: Date, timeZone: string | undefined): string {
  return dateFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone }).format(date);
}

/** Days since 1970 as a calendar on the wall counts them: midnight is the zone's own. */
function dayNumber(date: Date, timeZone: string | undefined): number {
  const parts = dateFormat("en-CA", { timeZone }).format(date);
  return Date.parse(`${parts}T00:00:00Z`) / 86_400_000;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
