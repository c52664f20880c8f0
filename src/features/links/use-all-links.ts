"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";
import { linksPage, nextPage } from "./links-page.ts";

/** All links of the owner, newest first, a page at a time. */
export function useAllLinks() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(trpc.links.list.infiniteQueryOptions(linksPage(), nextPage));
  const links: ListedLink[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...query, links };
}
