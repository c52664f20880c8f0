import type { ListFiles } from "@dropify/core/files/file.schema";

export type Sort = ListFiles["sort"];
export type Order = ListFiles["order"];

/** What a list shows, as its address says it. */
export interface Listing {
  /** null: the top level. */
  folderId: string | null;
  sort: Sort;
  order: Order;
}

/** Names read best from A, times and sizes from the newest and largest. */
const naturalOrder: Record<Sort, Order> = { name: "asc", time: "desc", size: "desc" };

/** Reads `?folder=…&sort=…&order=…`; whatever is missing or unknown falls back to newest first. */
export function readListing(search: Pick<URLSearchParams, "get">): Listing {
  const asked = search.get("sort");
  const sort = asked === "name" || asked === "size" ? asked : "time";
  const order = search.get("order");
  return {
    folderId: search.get("folder") || null,
    sort,
    order: order === "asc" || order === "desc" ? order : naturalOrder[sort],
  };
}

/** The address of a list below `path`, without what goes without saying. */
export function listingHref({ folderId, sort = "time", order }: Partial<Listing>, path = "/"): string {
  const search = new URLSearchParams();
  if (folderId) search.set("folder", folderId);
  if (sort !== "time") search.set("sort", sort);
  if (order && order !== naturalOrder[sort]) search.set("order", order);
  return search.size ? `${path}?${search}` : path;
}

/** What choosing a column does: the other direction if it already sorts, else its natural one. */
export function sortBy(listing: Listing, sort: Sort): Listing {
  const turned = listing.order === "asc" ? "desc" : "asc";
  return { ...listing, sort, order: listing.sort === sort ? turned : naturalOrder[sort] };
}

/** What is asked for a page of a folder's files; the same for the server that fetches ahead. */
export function filesPage({ folderId, sort, order }: Listing) {
  return { folderId, sort, order, limit: 100 };
}

/** What is asked for a page of a folder's folders: most folders need no second. */
export function foldersPage({ folderId }: Pick<Listing, "folderId">) {
  return { parentId: folderId, limit: 200 };
}

/** What is asked for a page of the trash. */
export function trashPage() {
  return { limit: 100 };
}

/** How the page after one is asked for. */
export const nextPage = { getNextPageParam: (page: { cursor: string | null }) => page.cursor ?? undefined };
