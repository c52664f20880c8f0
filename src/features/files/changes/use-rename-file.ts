"use client";

import type { File } from "@dropify/core/files/file.schema";
import { useCallback } from "react";
import { useTRPCClient } from "@/trpc/client.tsx";
import { useFileLists } from "./file-lists.ts";
import { sayError } from "./say-error.ts";

/**
 * Renames a file: the new name shows at once; refused, the old one comes back and the reason is returned in words.
 * null: renamed.
 */
export function useRenameFile(): (file: File, fileName: string) => Promise<string | null> {
  const lists = useFileLists();
  const api = useTRPCClient();

  return useCallback(
    async (file, fileName) => {
      await lists.change(file.fileId, (it) => ({ ...it, fileName }));
      try {
        const saved = await api.files.rename.mutate({ fileId: file.fileId, fileName });
        // A later name may be on its way already: then that one stays.
        await lists.change(file.fileId, (it) => (it.fileName === fileName ? saved : it));
        void lists.reorderByName();
        return null;
      } catch (error) {
        await lists.change(file.fileId, (it) =>
          it.fileName === fileName ? { ...it, fileName: file.fileName } : it,
        );
        return sayError(error);
      }
    },
    [lists, api],
  );
}
