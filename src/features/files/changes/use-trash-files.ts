"use client";

import type { File } from "@dropify/core/files/file.schema";
import { useCallback } from "react";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { describeFiles } from "./describe-files.ts";
import { idsOf, takenOf, useFileLists, useTrashLists } from "./file-lists.ts";
import { inBatches } from "./in-batches.ts";
import { showFailed } from "./show-failed.ts";

/** Moves files to the trash: gone from the list at once, back by "Undo", and back by itself where refused. */
export function useTrashFiles(): (files: readonly File[]) => Promise<void> {
  const lists = useFileLists();
  const trashLists = useTrashLists();
  const api = useTRPCClient();

  return useCallback(
    async (files) => {
      const taken = await lists.takeOut(idsOf(files));
      const { done, failed } = await inBatches(files, ({ fileId }) => api.files.trash.mutate({ fileId }));
      void trashLists.refresh();
      if (failed.length > 0)
        await lists.putBack(
          takenOf(
            failed.map(({ item }) => item),
            taken,
          ),
        );
      showFailed(failed, "moved to the trash");
      if (done.length === 0) return;

      async function undo() {
        await lists.putBack(takenOf(done, taken));
        const restored = await inBatches(done, ({ fileId }) => api.files.restore.mutate({ fileId }));
        void trashLists.refresh();
        await lists.takeOut(idsOf(restored.failed.map(({ item }) => item)));
        showFailed(restored.failed, "restored");
      }
      showToast({
        title: `${describeFiles(done)} moved to the trash`,
        action: { label: "Undo", onClick: () => void undo() },
      });
    },
    [lists, trashLists, api],
  );
}
