import type { Listing } from "../listing.ts";

const words = {
  time: { desc: "Newest first", asc: "Oldest first" },
  name: { desc: "Name, Z to A", asc: "Name, A to Z" },
  size: { desc: "Largest first", asc: "Smallest first" },
} as const;

/** An order in words: "Newest first". */
export function describeSort({ sort, order }: Pick<Listing, "sort" | "order">): string {
  return words[sort][order];
}
