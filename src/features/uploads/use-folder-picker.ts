"use client";

import { useRef } from "react";
import { useAddUploads } from "./use-add-uploads.ts";

/** Returns what opens the dialog for a folder, which is uploaded with all that is in it to `folderId`, null being the top level. */
export function useFolderPicker(folderId: string | null): () => void {
  const add = useAddUploads();
  // Kept, because a browser may collect an input that nothing holds while its dialog is open.
  const open = useRef<HTMLInputElement>(null);

  return () => {
    const input = document.createElement("input");
    input.type = "file";
    input.webkitdirectory = true;
    input.onchange = () => {
      const files = Array.from(input.files ?? []);
      if (files.length > 0) add((engine) => engine.addPickedFolder(files, folderId));
    };
    open.current = input;
    input.click();
  };
}
