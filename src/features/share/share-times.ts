import { formatDuration } from "@/components/format-duration.ts";
import { locale } from "@/components/locale.ts";

const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
const dayAndYear = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const twoDaysS = 2 * 86_400;

/** "13 days left". Counted by the server, so that it is right whatever the visitor's clock or zone says. */
export function timeLeft(expiresAt: string, now: Date): string {
  return `${formatDuration(secondsBetween(now, expiresAt))} left`;
}

/** What to say first about the end: the day while it is far away, else how long is left. */
export function shortEnd(expiresAt: string, now: Date): string {
  return secondsBetween(now, expiresAt) < twoDaysS
    ? timeLeft(expiresAt, now)
    : `Until ${shortDay(expiresAt, now)}`;
}

/** "7 Dec", in another year "7 Dec 2027". The day of UTC: the exact time stands beside it. */
export function shortDay(at: string, now: Date): string {
  const date = new Date(at);
  return date.getUTCFullYear() === now.getUTCFullYear() ? day.format(date) : dayAndYear.format(date);
}

function secondsBetween(from: Date, to: string): number {
  return (new Date(to).getTime() - from.getTime()) / 1000;
}
