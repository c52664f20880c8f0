"use client";

import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import type { Row } from "../list/use-folder-rows.ts";
import { nextPage, trashPage } from "../listing.ts";

/** The rows of the trash, page by page: folders first. */
export function useTrashRows() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(trpc.files.trashed.infiniteQueryOptions(trashPage(), nextPage));
  const folders = useInfiniteQuery(trpc.folders.trashed.infiniteQueryOptions(trashPage(), nextPage));

  const rows = useMemo<Row[]>(() => {
    const first = folders.data?.pages.flatMap(({ items }) => items).map(folderRow) ?? [];
    // Files follow the last folder, so they wait for it.
    if (folders.hasNextPage) return first;
    return [...first, ...(query.data?.pages.flatMap(({ items }) => items).map(fileRow) ?? [])];
  }, [folders.data, folders.hasNextPage, query.data]);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);

  const unfinished = folders.hasNextPage ? folders : query;
  const { fetchNextPage, isFetchingNextPage, isFetchNextPageError } = unfinished;
  const failed = [folders, query].find(({ data, isError }) => isError && !data);
  const busy = isFetchingNextPage || isFetchNextPageError;
  const loadMore = useCallback(() => {
    if (!busy) void fetchNextPage({ cancelRefetch: false });
  }, [busy, fetchNextPage]);

  return {
    rows,
    keys,
    complete: !folders.hasNextPage && !query.hasNextPage,
    loading: folders.isPending || query.isPending,
    error: failed?.error ?? null,
    retrying: folders.isRefetching || query.isRefetching,
    retry: () => void Promise.all([folders.refetch(), query.refetch()]),
    loadMore,
    loadMoreAgain: () => void fetchNextPage(),
    loadingMore: isFetchingNextPage,
    moreFailed: isFetchNextPageError,
  };
}

const folderRow = (folder: Folder): Row => ({
  kind: "folder",
  key: folder.folderId,
  name: folder.name,
  folder,
});
const fileRow = (file: File): Row => ({ kind: "file", key: file.fileId, name: file.fileName, file });
