"use client";

import type { File } from "@dropify/core/files/file.schema";
import {
  type InfiniteData,
  type QueryClient,
  type QueryFilters,
  type QueryKey,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import { changeFile, putBack, type Taken, takeOut } from "./list-cache.ts";

/** What was taken out of which list. */
export type TakenFiles = readonly (readonly [QueryKey, Taken[]])[];

/** The part of what was taken that belongs to some files. */
export function takenOf(files: readonly File[], taken: TakenFiles): TakenFiles {
  const wanted = idsOf(files);
  return taken.map(([key, list]) => [key, list.filter(({ file }) => wanted.has(file.fileId))]);
}

export function idsOf(files: readonly File[]): ReadonlySet<string> {
  return new Set(files.map(({ fileId }) => fileId));
}

type ListData = InfiniteData<{ items: File[]; cursor: string | null }, unknown>;

/**
 * All loaded lists of files at once (folders, orders), for changes that are shown before the server has confirmed
 * them. Lists are never loaded again just to show such a change: a long one would ask for all its pages.
 */
export function useFileLists() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMemo(() => {
    const byName = trpc.files.list.infiniteQueryFilter({ sort: "name" });
    return {
      ...changesOf(client, trpc.files.list.infiniteQueryFilter()),
      /** For new names, where they decide the order: lists of few pages are loaded again, long ones when next opened. */
      async reorderByName() {
        await client.invalidateQueries({ ...byName, refetchType: "none" });
        await client.refetchQueries({
          ...byName,
          type: "active",
          predicate: ({ queryKey }) => (client.getQueryData<ListData>(queryKey)?.pages.length ?? 0) <= 5,
        });
      },
    };
  }, [trpc, client]);
}

/** The same for the lists of the trash. */
export function useTrashLists() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMemo(() => changesOf(client, trpc.files.trashed.infiniteQueryFilter()), [trpc, client]);
}

function changesOf(client: QueryClient, filter: QueryFilters) {
  /** An answer that is under way would overwrite the change with what was true before it. */
  const settle = () => client.cancelQueries(filter);
  return {
    async change(fileId: string, change: (file: File) => File) {
      await settle();
      client.setQueriesData<ListData>(filter, (list) => list && changeFile(list, fileId, change));
    },
    async takeOut(fileIds: ReadonlySet<string>): Promise<TakenFiles> {
      await settle();
      return client.getQueriesData<ListData>(filter).map(([key, list]) => {
        if (!list) return [key, []] as const;
        const [without, taken] = takeOut(list, fileIds);
        client.setQueryData(key, without);
        return [key, taken] as const;
      });
    },
    async putBack(taken: TakenFiles) {
      await settle();
      for (const [key, files] of taken) {
        client.setQueryData<ListData>(key, (list) => list && putBack(list, files));
      }
    },
    /** After something came from elsewhere. */
    refresh: () => client.invalidateQueries(filter),
    /** After something went to a list that is not shown: it is loaded anew when it is opened. */
    refreshOthers: () => client.invalidateQueries({ ...filter, type: "inactive", refetchType: "none" }),
  };
}

/** All lists of folders, those of the trash among them: short, so that they are simply loaded again. */
export function useFolderLists() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMemo(
    () => ({
      refresh: () =>
        Promise.all([
          client.invalidateQueries(trpc.folders.list.infiniteQueryFilter()),
          client.invalidateQueries(trpc.folders.trashed.infiniteQueryFilter()),
          client.invalidateQueries(trpc.folders.path.pathFilter()),
        ]),
    }),
    [trpc, client],
  );
}
