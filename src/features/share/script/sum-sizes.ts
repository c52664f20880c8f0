import type { Place } from "./list-parts.ts";

interface Listing {
  items: { fileSize: number }[];
  cursor?: string;
}

/** Bytes of everything that lies there, by the link's listing; undefined where that cannot be had. */
export async function sumSizes({ address, folder }: Place, signal: AbortSignal): Promise<number | undefined> {
  let sum = 0;
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const search: URLSearchParams = new URLSearchParams({
      ...(cursor && { cursor }),
      ...(folder && { folder }),
    });
    const headers = { accept: "application/json" };
    const response: Response = await fetch(`${address}?${search}`, { headers, signal });
    if (!response.ok) return undefined;
    const listing: Listing = await response.json();
    for (const { fileSize } of listing.items) sum += fileSize;
    cursor = listing.cursor;
  }
  return sum;
}
