"use client";

import type { File } from "@dropify/core/files/file.schema";
import { useCallback } from "react";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { describeFiles } from "./describe-files.ts";
import { type TakenFiles, useFileLists, useTrashLists } from "./file-lists.ts";
import { inBatches } from "./in-batches.ts";
import { sayError } from "./say-error.ts";

/** Moves files to the trash: gone from the list at once, back by "Undo", and back by itself where refused. */
export function useTrashFiles(): (files: readonly File[]) => Promise<void> {
  const lists = useFileLists();
  const trashLists = useTrashLists();
  const api = useTRPCClient();

  return useCallback(
    async (files) => {
      const taken = await lists.takeOut(new Set(files.map(({ fileId }) => fileId)));
      const { done, failed } = await inBatches(files, ({ fileId }) => api.files.trash.mutate({ fileId }));
      void trashLists.refresh();

      if (failed.length > 0) {
        await lists.putBack(
          only(
            taken,
            failed.map(({ item }) => item),
          ),
        );
        showToast({
          title: `${describeFiles(failed.map(({ item }) => item))} could not be moved to the trash`,
          description: sayError(failed[0]?.error),
          tone: "danger",
        });
      }
      if (done.length === 0) return;

      async function undo() {
        await lists.putBack(only(taken, done));
        const restored = await inBatches(done, ({ fileId }) => api.files.restore.mutate({ fileId }));
        void trashLists.refresh();
        if (restored.failed.length === 0) return;
        const lost = restored.failed.map(({ item }) => item);
        await lists.takeOut(new Set(lost.map(({ fileId }) => fileId)));
        showToast({
          title: `${describeFiles(lost)} could not be restored and is still in the trash`,
          description: sayError(restored.failed[0]?.error),
          tone: "danger",
        });
      }
      showToast({
        title: `${describeFiles(done)} moved to the trash`,
        action: { label: "Undo", onClick: () => void undo() },
      });
    },
    [lists, trashLists, api],
  );
}

/** The part of what was taken that belongs to some files. */
function only(taken: TakenFiles, files: readonly File[]): TakenFiles {
  const wanted = new Set(files.map(({ fileId }) => fileId));
  return taken.map(([key, list]) => [key, list.filter(({ file }) => wanted.has(file.fileId))]);
}
