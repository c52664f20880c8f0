import type { Link, LinkState } from "@dropify/core/links/link.schema";
import { formatCount } from "@/components/format-count.ts";
import { formatDate } from "@/components/format-date.ts";
import { formatDuration } from "@/components/format-duration.ts";

const daySeconds = 86_400;

/**
 * What holds now: a link that has expired since it was fetched is expired, whatever the server said then.
 * @param now by the server's clock; 0 where it is not known
 */
export function stateNow(link: Link, now: number): LinkState {
  if (link.state === "active" && link.expiresAt && Date.parse(link.expiresAt) <= now) return "expired";
  return link.state;
}

/** Whether a link stops within the next day. */
export function endsSoon(link: Link, now: number): boolean {
  return link.expiresAt !== null && secondsLeft(link.expiresAt, now) < daySeconds;
}

/** "Expires in 2 days", "No expiry", "Expired 18 Nov". */
export function expiryFact(link: Link, now: number): string {
  if (!link.expiresAt) return "No expiry";
  const left = secondsLeft(link.expiresAt, now);
  if (left <= 0) {
    const when = formatDate(link.expiresAt, { now: new Date(now) });
    // "Today" and "Yesterday" stand inside a sentence here; a date starts with a digit.
    return `Expired ${when.charAt(0).toLowerCase()}${when.slice(1)}`;
  }
  return `Expires in ${formatDuration(left)}`;
}

/** The same under a heading that says what it is about: "In 2 days", "Never", "18 Nov". */
export function endFact(link: Link, now: number): string {
  if (!link.expiresAt) return "Never";
  const left = secondsLeft(link.expiresAt, now);
  return left <= 0 ? formatDate(link.expiresAt, { now: new Date(now) }) : `In ${formatDuration(left)}`;
}

/** "3 of 10 downloads", "142 downloads". */
export function downloadsFact({ downloadCount, maxDownloads }: Link): string {
  if (maxDownloads === null) return formatCount(downloadCount, "download");
  return `${formatCount(downloadCount)} of ${formatCount(maxDownloads, "download")}`;
}

/** The address without its protocol, as people read it. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//, "");
}

function secondsLeft(at: string, now: number): number {
  return (Date.parse(at) - now) / 1000;
}
