import type { Link } from "@dropify/core/links/link.schema";
import type { LinkDefaults } from "@dropify/core/users/preferences.schema";
import { formatDuration } from "@/components/format-duration.ts";

/** The rules of a link, as the form holds them. */
export interface LinkDraft {
  /** "never", "custom", or seconds from the moment at which the server hears of it. */
  expiry: string;
  /** As <input type="datetime-local"> writes it, in the owner's zone: "2026-11-24T14:32". */
  expiryAt: string;
  /** "none", "custom", or a number of downloads. */
  limit: string;
  limitCount: string;
  /** A new one; empty leaves it as it is. */
  password: string;
  dropsPassword: boolean;
  /** In megabytes, as it is typed; empty for none. */
  budget: string;
  slug: string;
  name: string;
  note: string;
  allowPreview: boolean;
  allowDownload: boolean;
  tellWhenGone: boolean;
}

const expiryPresets = ["3600", "86400", "604800", "2592000"];
const limitPresets = ["1", "10", "100"];

/** What can be chosen for the end of a link; what a draft begins with is among it. */
export function expiryChoices(first: string, withCustom = true) {
  const isPreset = expiryPresets.includes(first) || Number.isNaN(Number(first));
  const seconds = isPreset
    ? expiryPresets
    : [...expiryPresets, first].toSorted((a, b) => Number(a) - Number(b));
  return [
    { value: "never", label: "Never" },
    ...seconds.map((value) => ({ value, label: formatDuration(Number(value)) })),
    ...(withCustom ? [{ value: "custom", label: "Pick a time" }] : []),
  ];
}

/** The download limits; "custom" is a number of the owner's own. */
export const limitChoices = [
  { value: "none", label: "No limit" },
  ...limitPresets.map((value) => ({ value, label: value })),
  { value: "custom", label: "Other" },
];

/** A number of downloads, or none, as the form holds it. */
export const limitOf = (count: number | null): Pick<LinkDraft, "limit" | "limitCount"> => {
  if (count === null) return { limit: "none", limitCount: "5" };
  const isPreset = limitPresets.includes(String(count));
  return { limit: isPreset ? String(count) : "custom", limitCount: String(count) };
};

const megabyte = 1024 ** 2;
const dayMs = 86_400_000;

/** What a new link begins with. `now` sets where the picker for a moment starts: tomorrow, same time. */
export const newDraft = (defaults: LinkDefaults, now: Date): LinkDraft => ({
  expiry: defaults.expiresIn === null ? "never" : String(defaults.expiresIn),
  expiryAt: toLocalInput(new Date(now.getTime() + dayMs)),
  ...limitOf(defaults.maxDownloads),
  password: "",
  dropsPassword: false,
  budget: "",
  slug: "",
  name: "",
  note: "",
  allowPreview: defaults.allowPreview,
  allowDownload: defaults.allowDownload,
  tellWhenGone: defaults.tellWhenGone,
});

/** The draft that stands for a link's rules as they are. */
export const draftOf = (link: Link, now: Date): LinkDraft => ({
  expiry: link.expiresAt === null ? "never" : "custom",
  expiryAt: toLocalInput(
    link.expiresAt === null ? new Date(now.getTime() + dayMs) : new Date(link.expiresAt),
  ),
  ...limitOf(link.maxDownloads),
  password: "",
  dropsPassword: false,
  // Shown shortened; what is not changed is not sent, so that it stays what it is to the byte.
  budget: link.byteBudget === null ? "" : String(Number((link.byteBudget / megabyte).toPrecision(4))),
  slug: link.slug ?? "",
  name: link.name ?? "",
  note: link.note ?? "",
  allowPreview: link.allowPreview,
  allowDownload: link.allowDownload,
  tellWhenGone: link.tellWhenGone,
});

/** A readable address can be guessed: what else should hold the door? */
export const isGuessable = (
  { slug, password, dropsPassword, expiry }: LinkDraft,
  hadPassword: boolean,
): boolean => slug.trim() !== "" && expiry === "never" && password === "" && (dropsPassword || !hadPassword);

function toLocalInput(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}
