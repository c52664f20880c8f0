"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";
import { type LinkTarget, leadsTo, listedAt } from "./link-target.ts";
import { nextPage } from "./links-page.ts";

/**
 * The links to a target, newest first, a page at a time. To a file or a folder these are also those to selections
 * that hold it; to a selection those to exactly the same.
 */
export function useTargetLinks(target: LinkTarget) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(trpc.links.listForFile.infiniteQueryOptions(listedAt(target), nextPage));
  const listed: ListedLink[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  const links = target.kind === "selection" ? listed.filter((link) => leadsTo(link, target)) : listed;
  return { ...query, links };
}
