"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type Listing, listingHref, readListing } from "./listing.ts";

/** The list that the address asks for. */
export function useListing(): Listing {
  const search = useSearchParams();
  return useMemo(() => readListing(search), [search]);
}

/**
 * Shows another list under its own address. Next keeps `useSearchParams` in step with the history, so that neither
 * sorting nor opening a folder has to ask the server for a page.
 */
export function showListing(listing: Partial<Listing>): void {
  window.history.pushState(null, "", listingHref(listing, window.location.pathname));
}
