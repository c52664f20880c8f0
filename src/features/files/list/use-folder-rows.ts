"use client";

import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import type { GridRow } from "../grid/row-grid.tsx";
import { filesPage, foldersPage, type Listing } from "../listing.ts";

export type FileRow = GridRow & { kind: "file"; file: File };
export type FolderRow = GridRow & { kind: "folder"; folder: Folder };
export type Row = FileRow | FolderRow;

/** The rows of a folder: its folders first, then its files in the order asked for, page by page. */
export function useFolderRows(listing: Listing) {
  const trpc = useTRPC();
  const next = { getNextPageParam: (page: { cursor: string | null }) => page.cursor ?? undefined };
  const folders = useInfiniteQuery(trpc.folders.list.infiniteQueryOptions(foldersPage(listing), next));
  const files = useInfiniteQuery(
    trpc.files.list.infiniteQueryOptions(
      filesPage(listing),
      // While another order is on its way, the list stays as it was instead of going grey.
      { ...next, placeholderData: keepPreviousData },
    ),
  );

  const rows = useMemo<Row[]>(() => {
    const first = folders.data?.pages.flatMap(({ items }) => items).map(folderRow) ?? [];
    // Files follow the last folder, so they wait for it.
    if (folders.hasNextPage) return first;
    return [...first, ...(files.data?.pages.flatMap(({ items }) => items).map(fileRow) ?? [])];
  }, [folders.data, folders.hasNextPage, files.data]);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);

  const unfinished = folders.hasNextPage ? folders : files;
  const { fetchNextPage, isFetchingNextPage, isFetchNextPageError } = unfinished;
  const busy = isFetchingNextPage || isFetchNextPageError || files.isPlaceholderData;
  const loadMore = useCallback(() => {
    if (!busy) void fetchNextPage({ cancelRefetch: false });
  }, [busy, fetchNextPage]);

  const failed = [folders, files].find(({ data, isError }) => isError && !data);
  return {
    rows,
    keys,
    complete: !folders.hasNextPage && !files.hasNextPage,
    /** Nothing to show yet. */
    loading: folders.isPending || files.isPending,
    /** What is shown is in another order than the one asked for. */
    reordering: files.isPlaceholderData,
    loadMore,
    loadingMore: isFetchingNextPage,
    /** A later page did not come. */
    moreFailed: isFetchNextPageError,
    loadMoreAgain: () => void fetchNextPage(),
    error: failed?.error ?? null,
    retrying: folders.isRefetching || files.isRefetching,
    retry: () => void Promise.all([folders.refetch(), files.refetch()]),
  };
}

export type FolderRows = ReturnType<typeof useFolderRows>;

function folderRow(folder: Folder): Row {
  return { kind: "folder", key: folder.folderId, name: folder.name, folder };
}

function fileRow(file: File): Row {
  return { kind: "file", key: file.fileId, name: file.fileName, file };
}
