"use client";

import { useCallback } from "react";
import { showToast } from "@/components/toast-manager.ts";
import { useUploadDoor } from "./upload-context.ts";
import type { UploadEngine } from "./upload-engine.ts";

/** Returns what hands something to the uploads, loading them before if need be; never throws. */
export function useAddUploads(): (add: (engine: UploadEngine) => Promise<void>) => void {
  const { load } = useUploadDoor();
  return useCallback(
    (add) => {
      load()
        .then(add)
        .catch(() =>
          showToast({
            id: "upload-trouble",
            title: "This could not be added",
            description: "Check your connection, then add it again.",
            tone: "danger",
          }),
        );
    },
    [load],
  );
}
