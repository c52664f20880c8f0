/** Smaller differences are those of the way there, not of the clocks. */
const slackMs = 3_000;

/** Milliseconds by which the server's clock is ahead of this machine's. */
let ahead = 0;

/** Learns what time it is at the server. @param at by the server's clock @param heardAt by ours, when it said so */
export function hearServerTime(at: number, heardAt = Date.now()): void {
  if (Number.isNaN(at)) return;
  const difference = at - heardAt;
  ahead = Math.abs(difference) < slackMs ? 0 : difference;
}

/** What the server's clock, which judges links, says when this machine's says `at`; default: now. */
export const serverNow = (at = Date.now()): Date => new Date(at + ahead);

/** When the page that is open began to arrive, by this machine's clock. */
export function pageArrivedAt(): number {
  const [entry] = performance.getEntriesByType("navigation");
  const since = entry instanceof PerformanceNavigationTiming ? performance.now() - entry.responseStart : 0;
  return Date.now() - since;
}
