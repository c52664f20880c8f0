"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { formatBytes } from "@/components/format-bytes.ts";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import type { Chosen } from "../file-actions.ts";
import { describeItems } from "./describe-items.ts";
import { doToEach, isNothing } from "./do-to-each.ts";
import { idsOf, takenOf, useFileLists, useFolderLists, useTrashLists } from "./file-lists.ts";
import { showFailed } from "./show-failed.ts";

/** What can be done to files and folders in the trash. Both tell the outcome by a toast. */
export function useTrashActions() {
  const lists = useFileLists();
  const trashLists = useTrashLists();
  const folderLists = useFolderLists();
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();

  return useMemo(() => {
    /** Back to where they were; files leave the list at once, and those that are refused come back. */
    const restore = async (chosen: Chosen) => {
      const taken = await trashLists.takeOut(idsOf(chosen.files));
      let elsewhere = 0;
      const { done, failed } = await doToEach(
        chosen,
        async ({ fileId, folderId }) => {
          const back = await api.files.restore.mutate({ fileId });
          if (back.folderId !== folderId) elsewhere++;
        },
        async ({ folderId, parentId, name }) => {
          const back = await api.folders.restore.mutate({ folderId });
          if (back.parentId !== parentId || back.name !== name) elsewhere++;
        },
      );
      if (failed.files.length > 0) await trashLists.putBack(takenOf(failed.files, taken));
      showFailed(failed, "restored");
      if (!isNothing(done)) {
        showToast({
          title: `${describeItems(done)} restored`,
          tone: "success",
          ...(elsewhere > 0 && {
            description: "What could not go back to its place or name is among all files, or has a number.",
          }),
        });
      }
      await Promise.all([lists.refresh(), folderLists.refresh()]);
    };

    /** For good. They leave the list when the server has confirmed it, not before. */
    const remove = async (chosen: Chosen) => {
      const { done, failed } = await doToEach(
        chosen,
        ({ fileId }) => api.files.remove.mutate({ fileId }),
        ({ folderId }) => api.folders.remove.mutate({ folderId }),
      );
      await trashLists.takeOut(idsOf(done.files));
      if (chosen.folders.length > 0) await folderLists.refresh();
      void client.invalidateQueries(trpc.quota.get.queryFilter());
      showFailed(failed, "deleted");
      if (isNothing(done)) return;
      const bytes = done.files.reduce((sum, { fileSize }) => sum + fileSize, 0);
      showToast({
        title: `${describeItems(done)} deleted for good`,
        // How much was in the folders nobody has added up.
        ...(done.folders.length === 0 && { description: `${formatBytes(bytes)} freed` }),
      });
    };

    return { restore, remove };
  }, [lists, trashLists, folderLists, api, trpc, client]);
}
