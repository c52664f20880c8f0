"use client";

import type { File } from "@dropify/core/files/file.schema";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { formatBytes } from "@/components/format-bytes.ts";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { describeFiles } from "./describe-files.ts";
import { useFileLists, useTrashLists } from "./file-lists.ts";
import { inBatches } from "./in-batches.ts";
import { sayError } from "./say-error.ts";

/** What can be done to files in the trash. Both tell the outcome by a toast. */
export function useTrashActions() {
  const lists = useFileLists();
  const trashLists = useTrashLists();
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();

  return useMemo(() => {
    function sayFailed(files: readonly File[], what: string, error: unknown) {
      showToast({
        title: `${describeFiles(files)} could not be ${what}`,
        description: sayError(error),
        tone: "danger",
      });
    }

    return {
      /** Back to where they were; they leave the list at once. */
      async restore(files: readonly File[]) {
        const taken = await trashLists.takeOut(new Set(files.map(({ fileId }) => fileId)));
        const { done, failed } = await inBatches(files, ({ fileId }) => api.files.restore.mutate({ fileId }));
        if (failed.length > 0) {
          await trashLists.putBack(taken);
          void trashLists.refresh();
          sayFailed(
            failed.map(({ item }) => item),
            "restored",
            failed[0]?.error,
          );
        }
        if (done.length > 0) showToast({ title: `${describeFiles(done)} restored`, tone: "success" });
        await lists.refresh();
      },

      /** For good. They leave the list when the server has confirmed it, not before. */
      async remove(files: readonly File[]) {
        const { done, failed } = await inBatches(files, ({ fileId }) => api.files.remove.mutate({ fileId }));
        await trashLists.takeOut(new Set(done.map(({ fileId }) => fileId)));
        void client.invalidateQueries(trpc.quota.get.queryFilter());
        if (failed.length > 0)
          sayFailed(
            failed.map(({ item }) => item),
            "deleted",
            failed[0]?.error,
          );
        if (done.length > 0) {
          const freed = done.reduce((sum, { fileSize }) => sum + fileSize, 0);
          showToast({
            title: `${describeFiles(done)} deleted for good`,
            description: `${formatBytes(freed)} freed`,
          });
        }
      },
    };
  }, [lists, trashLists, api, trpc, client]);
}
