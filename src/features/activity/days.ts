/** What happened on one day of the owner's calendar. */
export interface Day<Item> {
  /** Tells one day from another: "2026-11-24". */
  key: string;
  items: Item[];
}

/** Groups what follows each other, in its order. @param timeZone whose midnight it is */
export function byDay<Item extends { at: string }>(items: readonly Item[], timeZone: string): Day<Item>[] {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone });
  const days: Day<Item>[] = [];
  for (const item of items) {
    const key = format.format(new Date(item.at));
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, items: [item] });
  }
  return days;
}
