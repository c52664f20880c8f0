"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import { linksPage, nextPage } from "./links-page.ts";

/**
 * All links of the owner, newest first, a page at a time.
 * @param wantsAll goes on loading until all are there: what is looked for may be on the last page
 */
export function useAllLinks(wantsAll: boolean) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(trpc.links.list.infiniteQueryOptions(linksPage(), nextPage));
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const links = useMemo<ListedLink[]>(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const goesOn = wantsAll && hasNextPage && !isFetchNextPageError;

  useEffect(() => {
    if (goesOn && !isFetchingNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [goesOn, isFetchingNextPage, fetchNextPage]);

  /** @throws Error when a page does not come */
  async function loadAll(): Promise<ListedLink[]> {
    let result = await fetchNextPage({ cancelRefetch: false, throwOnError: true });
    while (result.hasNextPage) result = await fetchNextPage({ cancelRefetch: false, throwOnError: true });
    return result.data?.pages.flatMap((page) => page.items) ?? [];
  }

  return { ...query, links, loadingAll: goesOn, loadAll: hasNextPage ? loadAll : async () => links };
}
