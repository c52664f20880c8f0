"use client";

import { useCallback } from "react";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Chosen } from "../file-actions.ts";
import { describeItems } from "./describe-items.ts";
import { doToEach, isNothing } from "./do-to-each.ts";
import { idsOf, takenOf, useFileLists, useFolderLists, useTrashLists } from "./file-lists.ts";
import { showFailed } from "./show-failed.ts";

/** Moves files and folders to the trash: files leave the list at once; "Undo" brings everything back. */
export function useTrashItems(): (chosen: Chosen) => Promise<void> {
  const lists = useFileLists();
  const trashLists = useTrashLists();
  const folderLists = useFolderLists();
  const api = useTRPCClient();

  return useCallback(
    async (chosen) => {
      const taken = await lists.takeOut(idsOf(chosen.files));
      const { done, failed } = await doToEach(
        chosen,
        ({ fileId }) => api.files.trash.mutate({ fileId }),
        ({ folderId }) => api.folders.trash.mutate({ folderId }),
      );
      if (failed.files.length > 0) await lists.putBack(takenOf(failed.files, taken));
      void trashLists.refresh();
      if (chosen.folders.length > 0) await folderLists.refresh();
      showFailed(failed, "moved to the trash");
      if (isNothing(done)) return;

      async function undo() {
        await lists.putBack(takenOf(done.files, taken));
        const restored = await doToEach(
          done,
          ({ fileId }) => api.files.restore.mutate({ fileId }),
          ({ folderId }) => api.folders.restore.mutate({ folderId }),
        );
        await lists.takeOut(idsOf(restored.failed.files));
        void trashLists.refresh();
        if (done.folders.length > 0) await folderLists.refresh();
        showFailed(restored.failed, "restored");
      }
      showToast({
        title: `${describeItems(done)} moved to the trash`,
        action: { label: "Undo", onClick: () => void undo() },
      });
    },
    [lists, trashLists, folderLists, api],
  );
}
