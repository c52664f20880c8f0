"use client";

import { maxMoved } from "@dropify/core/files/moved.schema";
import { useCallback } from "react";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Chosen } from "../file-actions.ts";
import type { Place } from "../place.ts";
import { describeItems } from "./describe-items.ts";
import { isNothing, type Outcome } from "./do-to-each.ts";
import { idsOf, takenOf, useFileLists, useFolderLists } from "./file-lists.ts";
import { inBatches } from "./in-batches.ts";
import { showFailed } from "./show-failed.ts";

/** Moves files and folders from one folder to another: files leave the list at once; "Undo" brings all back. */
export function useMoveItems(): (chosen: Chosen, from: Place, to: Place) => Promise<void> {
  const lists = useFileLists();
  const folderLists = useFolderLists();
  const api = useTRPCClient();

  return useCallback(
    async (chosen, from, to) => {
      async function move({ files, folders }: Chosen, folderId: string | null): Promise<Outcome> {
        const lots = Array.from({ length: Math.ceil(files.length / maxMoved) }, (_, lot) =>
          files.slice(lot * maxMoved, (lot + 1) * maxMoved),
        );
        const ofFiles = await inBatches(lots, (lot) =>
          api.files.moveMany.mutate({ fileIds: lot.map(({ fileId }) => fileId), folderId }),
        );
        const ofFolders = await inBatches(folders, (folder) =>
          api.folders.move.mutate({ folderId: folder.folderId, parentId: folderId }),
        );
        return {
          done: { files: ofFiles.done.flat(), folders: ofFolders.done },
          failed: {
            files: ofFiles.failed.flatMap(({ item }) => item),
            folders: ofFolders.failed.map(({ item }) => item),
            error: [...ofFiles.failed, ...ofFolders.failed][0]?.error,
          },
        };
      }

      const taken = await lists.takeOut(idsOf(chosen.files));
      const { done, failed } = await move(chosen, to.folderId);
      if (failed.files.length > 0) await lists.putBack(takenOf(failed.files, taken));
      await Promise.all([lists.refreshOthers(), chosen.folders.length > 0 && folderLists.refresh()]);
      showFailed(failed, "moved");
      if (isNothing(done)) return;

      async function undo() {
        await lists.putBack(takenOf(done.files, taken));
        const back = await move(done, from.folderId);
        await lists.takeOut(idsOf(back.failed.files));
        await Promise.all([lists.refreshOthers(), done.folders.length > 0 && folderLists.refresh()]);
        showFailed(back.failed, "moved back");
      }
      showToast({
        title: `${describeItems(done)} moved to “${to.name}”`,
        action: { label: "Undo", onClick: () => void undo() },
      });
    },
    [lists, folderLists, api],
  );
}
