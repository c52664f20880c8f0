"use client";

import type { Link } from "@dropify/core/links/link.schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";

/** All links of one file, newest first, a page at a time. */
export function useFileLinks(fileId: string) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.links.listForFile.infiniteQueryOptions(
      { fileId },
      { getNextPageParam: (page) => page.cursor ?? undefined },
    ),
  );
  const links: Link[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...query, links };
}
