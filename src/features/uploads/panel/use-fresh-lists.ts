"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import type { UploadStore } from "../queue/upload-store.ts";

/** Each time costs a request per page shown: once in this many milliseconds is fresh enough. */
const AT_MOST_EVERY = 1_500;

/** Brings the list of files and the storage up to date as files arrive. */
export function useFreshLists(store: UploadStore): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();

  useEffect(() => {
    let shown = store.getSnapshot().totals.filesDone;
    let refreshedAt = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(timer);
      timer = undefined;
      refreshedAt = performance.now();
      void queryClient.invalidateQueries(trpc.files.list.pathFilter());
      void queryClient.invalidateQueries(trpc.quota.get.pathFilter());
    };
    const unsubscribe = store.subscribe(() => {
      const { filesDone, active } = store.getSnapshot().totals;
      const arrived = filesDone > shown;
      shown = filesDone;
      if (arrived && !active) refresh();
      else if (arrived) timer ??= setTimeout(refresh, refreshedAt + AT_MOST_EVERY - performance.now());
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store, trpc, queryClient]);
}
