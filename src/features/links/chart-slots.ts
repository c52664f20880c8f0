import type { LinkStats } from "@dropify/core/links/link.schema";

type Point = LinkStats["series"][number];

export interface ChartSlot extends Point {
  /** The last day of it, of UTC: of a day the day itself. */
  until: string;
}

const dayMs = 86_400_000;
/** More days than these would be bars of a pixel: then a bar is a week. */
const mostDays = 92;
const leastDays = 7;
/** As long as days are kept. */
const longestDays = 366;

/**
 * Time as it passed, one slot a day or one a week, the empty ones among them, from the making of the link to now.
 * @param since, now ISO-8601; days are those of UTC, as they are counted
 */
export function chartSlots(series: readonly Point[], since: string, now: string): ChartSlot[] {
  const last = dayOf(now);
  const first = Math.min(dayOf(since), ...series.map(({ at }) => dayOf(at)), last - leastDays + 1);
  const from = Math.max(first, last - longestDays + 1);
  const step = last - from + 1 > mostDays ? 7 : 1;
  const points = new Map(series.map((point) => [dayOf(point.at), point]));
  const slots: ChartSlot[] = [];
  // Weeks end today, so that the last one is as long as the others.
  for (let end = last; end >= from; end -= step) {
    const days = Array.from({ length: step }, (_, index) => points.get(end - index));
    slots.unshift({
      at: textOf(end - step + 1),
      until: textOf(end),
      visits: sum(days, "visits"),
      downloads: sum(days, "downloads"),
    });
  }
  return slots;
}

const dayOf = (at: string): number => Math.floor(Date.parse(at) / dayMs);
const textOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const sum = (days: (Point | undefined)[], of: "visits" | "downloads"): number =>
  days.reduce((total, day) => total + (day?.[of] ?? 0), 0);

/** The round number at which the axis ends: 1, 2, 5, 10, 20, 50 … */
export function axisTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= most) ?? most;
}
