import type { Link } from "@dropify/core/links/link.schema";

/** The expiry choices, in hours; "custom" is a moment of the owner's own. */
export const expiryChoices = [
  { value: "never", label: "Never" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "1 day" },
  { value: "168", label: "7 days" },
  { value: "720", label: "30 days" },
  { value: "custom", label: "Pick a time" },
] as const;

/** The download limits; "custom" is a number of the owner's own. */
export const limitChoices = [
  { value: "none", label: "No limit" },
  { value: "1", label: "1" },
  { value: "10", label: "10" },
  { value: "100", label: "100" },
  { value: "custom", label: "Other" },
] as const;

/** What is chosen in the form for a new link. */
export interface LinkDraft {
  expiry: (typeof expiryChoices)[number]["value"];
  /** As <input type="datetime-local"> writes it, in the owner's zone: "2026-11-24T14:32". */
  expiryAt: string;
  limit: (typeof limitChoices)[number]["value"];
  limitCount: string;
}

/** The rules of a link as the server takes them. */
export interface LinkRules {
  expiresAt?: string;
  maxDownloads?: number;
}

export type DraftResult =
  | { ok: true; rules: LinkRules }
  | { ok: false; field: "expiryAt" | "limitCount"; message: string };

/** A draft with nothing restricted. `now` sets where the picker for a custom moment starts: tomorrow, same time. */
export function emptyDraft(now: Date): LinkDraft {
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000);
  return { expiry: "never", expiryAt: toLocalInput(tomorrow), limit: "none", limitCount: "5" };
}

/** The draft that stands for a link's rules; without a link, for none. */
export function draftOf(link: Link | undefined, now: Date): LinkDraft {
  const draft = emptyDraft(now);
  if (link?.expiresAt)
    Object.assign(draft, { expiry: "custom", expiryAt: toLocalInput(new Date(link.expiresAt)) });
  if (link?.maxDownloads) Object.assign(draft, { limit: "custom", limitCount: String(link.maxDownloads) });
  return draft;
}

/** When a link made from the draft would expire: null for never, undefined while the custom moment is incomplete. */
export function draftExpiry(draft: LinkDraft, now: Date): Date | null | undefined {
  if (draft.expiry === "never") return null;
  if (draft.expiry !== "custom") return new Date(now.getTime() + Number(draft.expiry) * 3_600_000);
  // Without a zone the browser reads it in its own, which is what the owner meant.
  const at = new Date(draft.expiryAt);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** Checks a draft and turns it into rules; the server checks again with the same bounds. */
export function readDraft(draft: LinkDraft, now: Date): DraftResult {
  const rules: LinkRules = {};
  const expiry = draftExpiry(draft, now);
  if (expiry === undefined) return { ok: false, field: "expiryAt", message: "Enter a date and a time." };
  if (expiry !== null) {
    if (expiry <= now) {
      return { ok: false, field: "expiryAt", message: "That moment has passed. Pick a later one." };
    }
    rules.expiresAt = expiry.toISOString();
  }
  if (draft.limit !== "none") {
    const count = Number(draft.limit === "custom" ? draft.limitCount : draft.limit);
    if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
      return { ok: false, field: "limitCount", message: "Enter a whole number from 1 to 1,000,000." };
    }
    rules.maxDownloads = count;
  }
  return { ok: true, rules };
}

function toLocalInput(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}
