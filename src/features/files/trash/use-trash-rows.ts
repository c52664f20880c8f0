"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import type { FileRow } from "../list/use-folder-rows.ts";
import { trashPage } from "../listing.ts";

/** The rows of the trash, page by page. */
export function useTrashRows() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.files.trashed.infiniteQueryOptions(trashPage(), {
      getNextPageParam: ({ cursor }) => cursor ?? undefined,
    }),
  );
  const { data, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = query;

  const rows = useMemo<FileRow[]>(() => {
    const files = data?.pages.flatMap(({ items }) => items) ?? [];
    return files.map((file) => ({ kind: "file", key: file.fileId, name: file.fileName, file }));
  }, [data]);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);

  const busy = isFetchingNextPage || isFetchNextPageError;
  const loadMore = useCallback(() => {
    if (!busy) void fetchNextPage({ cancelRefetch: false });
  }, [busy, fetchNextPage]);

  return {
    rows,
    keys,
    complete: !query.hasNextPage,
    loading: query.isPending,
    error: data ? null : query.error,
    retrying: query.isRefetching,
    retry: () => void query.refetch(),
    loadMore,
    loadMoreAgain: () => void fetchNextPage(),
    loadingMore: isFetchingNextPage,
    moreFailed: isFetchNextPageError,
  };
}
