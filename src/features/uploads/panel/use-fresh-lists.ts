"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import type { UploadStore } from "../queue/upload-store.ts";

/** Each time costs a request per page shown: once in this many milliseconds is fresh enough. */
const AT_MOST_EVERY = 1_500;
/** The lists may keep the server busy for this part of the time; the rest is left to the uploads. */
const SHARE = 0.1;

/** Brings the list of files and the storage up to date as files arrive. */
export function useFreshLists(store: UploadStore): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();

  useEffect(() => {
    let shown = store.getSnapshot().totals.filesDone;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let nextAt = Number.NEGATIVE_INFINITY;
    const refresh = () => {
      clearTimeout(timer);
      timer = undefined;
      const askedAt = performance.now();
      nextAt = askedAt + AT_MOST_EVERY;
      const answers = [trpc.files.list, trpc.quota.get].map((part) =>
        queryClient.invalidateQueries(part.pathFilter()),
      );
      void Promise.all(answers).then(() => {
        const took = performance.now() - askedAt;
        nextAt = Math.max(nextAt, askedAt + took / SHARE);
      });
    };
    const unsubscribe = store.subscribe(() => {
      const { filesDone, active } = store.getSnapshot().totals;
      const arrived = filesDone > shown;
      shown = filesDone;
      if (arrived && !active) refresh();
      else if (arrived) timer ??= setTimeout(refresh, nextAt - performance.now());
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store, trpc, queryClient]);
}
