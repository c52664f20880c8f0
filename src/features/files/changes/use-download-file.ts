"use client";

import type { File } from "@dropify/core/files/file.schema";
import { useCallback } from "react";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { sayError } from "./say-error.ts";

/** Starts the browser's own download of a file, straight from the object store. */
export function useDownloadFile(): (file: File) => Promise<void> {
  const api = useTRPCClient();
  return useCallback(
    async ({ fileId, fileName }) => {
      try {
        const { url } = await api.files.downloadUrl.query({ fileId });
        // The address answers with an attachment, so the page stays.
        window.location.assign(url);
      } catch (error) {
        showToast({
          title: `“${fileName}” could not be downloaded`,
          description: sayError(error),
          tone: "danger",
        });
      }
    },
    [api],
  );
}
