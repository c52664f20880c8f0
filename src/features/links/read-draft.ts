import type { LinkDraft } from "./link-draft.ts";

/** The rules of a link as the server takes them: null lifts one, what is left out stays. */
export interface LinkRules {
  /** Seconds from when the server hears of it. */
  expiresIn?: number;
  expiresAt?: string | null;
  maxDownloads?: number | null;
  byteBudget?: number | null;
  password?: string | null;
  slug?: string | null;
  name?: string | null;
  note?: string | null;
  allowPreview?: boolean;
  allowDownload?: boolean;
  tellWhenGone?: boolean;
}

export type DraftResult =
  | { ok: true; rules: LinkRules }
  | { ok: false; field: "expiryAt" | "limitCount" | "budget"; message: string };

const megabyte = 1024 ** 2;

/**
 * Turns a draft into rules. @param before what the draft was when it stood for a link: what has not been changed
 * since is then left out, so that saving a new name changes nothing but the name
 */
export function readDraft(draft: LinkDraft, before?: LinkDraft): DraftResult {
  const isNew = (...fields: (keyof LinkDraft)[]) =>
    !before || fields.some((field) => draft[field] !== before[field]);
  const rules: LinkRules = {};

  if (isNew("expiry") || (draft.expiry === "custom" && isNew("expiryAt"))) {
    const expiry = readExpiry(draft);
    if (!expiry) return { ok: false, field: "expiryAt", message: "Enter a date and a time." };
    Object.assign(rules, expiry);
  }
  if (isNew("limit") || (draft.limit === "custom" && isNew("limitCount"))) {
    const limit = readLimit(draft);
    if (limit === undefined) return { ok: false, field: "limitCount", message: wrongLimit };
    rules.maxDownloads = limit;
  }
  if (isNew("budget")) {
    const bytes = Math.round(Number(draft.budget.replace(",", ".")) * megabyte);
    const isEmpty = draft.budget.trim() === "";
    if (!isEmpty && !(bytes >= 1 && Number.isSafeInteger(bytes))) {
      return { ok: false, field: "budget", message: "Enter a number of megabytes, such as 500." };
    }
    rules.byteBudget = isEmpty ? null : bytes;
  }
  if (draft.dropsPassword) rules.password = null;
  else if (draft.password !== "") rules.password = draft.password;
  if (isNew("slug")) rules.slug = draft.slug.trim() || null;
  if (isNew("name")) rules.name = draft.name.trim() || null;
  if (isNew("note")) rules.note = draft.note.trim() || null;
  if (isNew("allowPreview")) rules.allowPreview = draft.allowPreview;
  if (isNew("allowDownload")) rules.allowDownload = draft.allowDownload;
  if (isNew("tellWhenGone")) rules.tellWhenGone = draft.tellWhenGone;
  return { ok: true, rules };
}

export const wrongLimit = "Enter a whole number from 1 to 1,000,000.";

/** null: no limit; undefined: no number that could be one. */
export function readLimit({
  limit,
  limitCount,
}: Pick<LinkDraft, "limit" | "limitCount">): number | null | undefined {
  if (limit === "none") return null;
  const count = Number(limit === "custom" ? limitCount : limit);
  return Number.isInteger(count) && count >= 1 && count <= 1_000_000 ? count : undefined;
}

/** Whether a moment has passed is the server's to say: this machine's clock may be wrong. */
function readExpiry(draft: LinkDraft): Pick<LinkRules, "expiresIn" | "expiresAt"> | undefined {
  if (draft.expiry === "never") return { expiresAt: null };
  if (draft.expiry !== "custom") return { expiresIn: Number(draft.expiry) };
  // Without a zone the browser reads it in its own, which is what the owner meant.
  const at = new Date(draft.expiryAt);
  return Number.isNaN(at.getTime()) ? undefined : { expiresAt: at.toISOString() };
}
