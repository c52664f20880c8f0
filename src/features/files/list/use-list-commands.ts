"use client";

import type { File } from "@dropify/core/files/file.schema";
import { type RefObject, useCallback, useMemo, useState } from "react";
import { showToast } from "@/components/toast-manager.ts";
import { useDownloadFile } from "../changes/use-download-file.ts";
import { useRenameFile } from "../changes/use-rename-file.ts";
import { useTrashFiles } from "../changes/use-trash-files.ts";
import type { Chosen, FileActions } from "../file-actions.ts";

interface ListCommands {
  grid: RefObject<HTMLElement | null>;
  onShare: (chosen: Chosen) => void;
  onCopyLink: (chosen: Chosen) => void;
  /** Shows the details of a file, wherever there is room. */
  onDetails: (file: File) => void;
  announce: (text: string) => void;
}

/** A file that is being renamed: what the field holds at first, and why an earlier name was refused. */
export interface Renaming {
  file: File;
  value: string;
  error: string | null;
}

/** What can be done to the files of a list, and the name that is being changed. */
export function useListCommands({ grid, onShare, onCopyLink, onDetails, announce }: ListCommands) {
  const download = useDownloadFile();
  const renameFile = useRenameFile();
  const trash = useTrashFiles();
  const [renaming, setRenaming] = useState<Renaming | null>(null);

  const endRename = useCallback(() => {
    setRenaming(null);
    // After a press elsewhere the focus is there already, and stays.
    if (grid.current?.contains(document.activeElement)) grid.current.focus({ preventScroll: true });
  }, [grid]);

  const saveName = useCallback(
    async (file: File, fileName: string) => {
      endRename();
      const refusal = await renameFile(file, fileName);
      if (refusal === null) return announce(`Renamed to ${fileName}`);
      // Back into the field with what was typed, unless something else is being typed or done by now.
      if (document.activeElement === grid.current) setRenaming({ file, value: fileName, error: refusal });
      else showToast({ title: `“${file.fileName}” keeps its name`, description: refusal, tone: "danger" });
    },
    [renameFile, endRename, announce, grid],
  );

  const actions = useMemo<FileActions>(
    () => ({
      share: onShare,
      copyLink: onCopyLink,
      details: onDetails,
      download: (file) => void download(file),
      rename: (file) => setRenaming({ file, value: file.fileName, error: null }),
      trash: (files) => void trash(files),
    }),
    [onShare, onCopyLink, onDetails, download, trash],
  );

  return { actions, renaming, saveName, endRename };
}
