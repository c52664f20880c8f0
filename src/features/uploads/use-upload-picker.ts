"use client";

import { useRef } from "react";
import { useAddUploads } from "./use-add-uploads.ts";

/** Returns what opens the file dialog; the files picked are uploaded to the folder, null being the top level. */
export function useUploadPicker(folderId: string | null): () => void {
  return usePicker((input) => {
    input.multiple = true;
    return (engine, files) => engine.addFiles(files, folderId);
  });
}

/** Returns what opens the dialog for a folder, which is uploaded with all that is in it. */
export function useFolderPicker(folderId: string | null): () => void {
  return usePicker((input) => {
    input.webkitdirectory = true;
    return (engine, files) => engine.addPickedFolder(files, folderId);
  });
}

type Engine = Parameters<Parameters<ReturnType<typeof useAddUploads>>[0]>[0];

function usePicker(
  prepare: (input: HTMLInputElement) => (engine: Engine, files: File[]) => Promise<void>,
): () => void {
  const add = useAddUploads();
  // Kept, because a browser may collect an input that nothing holds while its dialog is open.
  const open = useRef<HTMLInputElement>(null);

  return () => {
    const input = document.createElement("input");
    input.type = "file";
    const take = prepare(input);
    input.onchange = () => {
      const files = Array.from(input.files ?? []);
      if (files.length > 0) add((engine) => take(engine, files));
    };
    open.current = input;
    input.click();
  };
}
