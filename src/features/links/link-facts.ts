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
  return link.state === "active" && isOver(link, now) ? "expired" : link.state;
}

/** Whether a link stops within the next day. */
export function endsSoon(link: Link, now: number): boolean {
  return link.expiresAt !== null && now > 0 && secondsLeft(link.expiresAt, now) < daySeconds;
}

/** "Expires in 2 days", "No expiry", "Expired 18 Nov"; nothing where the time is not known. */
export function expiryFact(link: Link, now: number): string {
  if (!link.expiresAt) return "No expiry";
  if (now === 0) return "";
  if (isOver(link, now)) {
    const when = formatDate(link.expiresAt, { now: new Date(now) });
    // "Today" and "Yesterday" stand inside a sentence here; a date starts with a digit.
    return `Expired ${when.charAt(0).toLowerCase()}${when.slice(1)}`;
  }
  return `Expires ${timeLeft(link.expiresAt, now)}`;
}

/** The same under a heading that says what it is about: "In 2 days", "Never", "18 Nov". */
export function endFact(link: Link, now: number): string {
  if (!link.expiresAt) return "Never";
  if (now === 0) return "";
  if (isOver(link, now)) return formatDate(link.expiresAt, { now: new Date(now) });
  const left = timeLeft(link.expiresAt, now);
  return `${left.charAt(0).toUpperCase()}${left.slice(1)}`;
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

/** The server, whose word the state is, may know of an end that our clock, which goes in steps, has yet to reach. */
function isOver({ state, expiresAt }: Link, now: number): boolean {
  return state === "expired" || (expiresAt !== null && secondsLeft(expiresAt, now) <= 0);
}

/** "in 2 days". Seconds would stand still between the steps of our clock. */
function timeLeft(at: string, now: number): string {
  const left = secondsLeft(at, now);
  return left < 60 ? "within a minute" : `in ${formatDuration(left)}`;
}

function secondsLeft(at: string, now: number): number {
  return (Date.parse(at) - now) / 1000;
}
