"use client";

import { useRef } from "react";
import { useUploadQueue } from "./upload-context.ts";

/** Returns what opens the file dialog; the files picked are uploaded to the folder, null being the top level. */
export function useUploadPicker(folderId: string | null): () => void {
  const queue = useUploadQueue();
  // Kept, because a browser may collect an input that nothing holds while its dialog is open.
  const open = useRef<HTMLInputElement>(null);

  return () => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.onchange = () => queue.add(input.files ?? [], folderId);
    open.current = input;
    input.click();
  };
}
