"use client";

import type { File } from "@dropify/core/files/file.schema";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { formatBytes } from "@/components/format-bytes.ts";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { describeFiles } from "./describe-files.ts";
import { idsOf, takenOf, useFileLists, useTrashLists } from "./file-lists.ts";
import { inBatches } from "./in-batches.ts";
import { showFailed } from "./show-failed.ts";

/** What can be done to files in the trash. Both tell the outcome by a toast. */
export function useTrashActions() {
  const lists = useFileLists();
  const trashLists = useTrashLists();
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();

  return useMemo(() => {
    /** Back to where they were; they leave the list at once, and those that are refused come back. */
    const restore = async (files: readonly File[]) => {
      const taken = await trashLists.takeOut(idsOf(files));
      const { done, failed } = await inBatches(files, ({ fileId }) => api.files.restore.mutate({ fileId }));
      if (failed.length > 0)
        await trashLists.putBack(
          takenOf(
            failed.map(({ item }) => item),
            taken,
          ),
        );
      showFailed(failed, "restored");
      if (done.length > 0) showToast({ title: `${describeFiles(done)} restored`, tone: "success" });
      await lists.refresh();
    };

    /** For good. They leave the list when the server has confirmed it, not before. */
    const remove = async (files: readonly File[]) => {
      const { done, failed } = await inBatches(files, ({ fileId }) => api.files.remove.mutate({ fileId }));
      await trashLists.takeOut(idsOf(done));
      void client.invalidateQueries(trpc.quota.get.queryFilter());
      showFailed(failed, "deleted");
      if (done.length === 0) return;
      showToast({
        title: `${describeFiles(done)} deleted for good`,
        description: `${formatBytes(done.reduce((sum, { fileSize }) => sum + fileSize, 0))} freed`,
      });
    };

    return { restore, remove };
  }, [lists, trashLists, api, trpc, client]);
}
