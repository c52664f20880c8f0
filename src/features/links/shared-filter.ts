import type { ListedLink } from "@dropify/core/links/link.schema";
import { stateNow } from "./link-facts.ts";
import { linkTitle } from "./link-target.ts";

export const filters = [
  { value: "all", label: "All" },
  { value: "active", label: "Active" },
  { value: "asked", label: "Asked for more" },
  { value: "ended", label: "Ended" },
  { value: "revoked", label: "Revoked" },
] as const;
export type Filter = (typeof filters)[number]["value"];

/** The links in that state whose target, name or address holds the words, whatever their case. */
export function filterLinks(
  links: readonly ListedLink[],
  { filter, words, now }: { filter: Filter; words: string; now: number },
): ListedLink[] {
  const wanted = words.trim().toLowerCase();
  return links.filter((link) => isIn(filter, link, now) && (wanted === "" || textOf(link).includes(wanted)));
}

function isIn(filter: Filter, link: ListedLink, now: number): boolean {
  if (filter === "all") return true;
  if (filter === "asked") return link.askedAt !== null;
  const state = stateNow(link, now);
  if (filter === "ended") return state !== "active" && state !== "revoked";
  return state === filter;
}

const textOf = (link: ListedLink): string => [linkTitle(link), link.name, link.url].join("\n").toLowerCase();
