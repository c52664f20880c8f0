"use client";

import type { File } from "@dropify/core/files/file.schema";
import { type RefObject, useCallback, useMemo, useState } from "react";
import { showToast } from "@/components/toast-manager.ts";
import { useDownloadFile } from "../changes/use-download-file.ts";
import { useMoveItems } from "../changes/use-move-items.ts";
import { useRenameFile } from "../changes/use-rename-file.ts";
import { useTrashItems } from "../changes/use-trash-items.ts";
import type { Chosen, FileActions } from "../file-actions.ts";
import type { Place } from "../place.ts";
import type { AskedTrash } from "../touched/trash-question.tsx";
import { useTouched } from "../touched/use-touched.ts";

interface ListCommands {
  /** Whose files these are. */
  place: Place;
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
export function useListCommands({ place, grid, onShare, onCopyLink, onDetails, announce }: ListCommands) {
  const download = useDownloadFile();
  const renameFile = useRenameFile();
  const trashItems = useTrashItems();
  const moveItems = useMoveItems();
  const findTouched = useTouched();
  const [asked, setAsked] = useState<AskedTrash | null>(null);
  const [moving, setMoving] = useState<{ chosen: Chosen; open: boolean } | null>(null);
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

  const trash = useCallback(
    async (chosen: Chosen) => {
      const touched = await findTouched(chosen);
      // Who has given out no link is asked nothing: there is "Undo".
      if (touched.links.length > 0) setAsked({ chosen, touched });
      else await trashItems(chosen);
    },
    [findTouched, trashItems],
  );

  const actions = useMemo<FileActions>(
    () => ({
      share: onShare,
      copyLink: onCopyLink,
      details: onDetails,
      download: (file) => void download(file),
      rename: (file) => setRenaming({ file, value: file.fileName, error: null }),
      move: (chosen) => setMoving({ chosen, open: true }),
      trash: (chosen) => void trash(chosen),
    }),
    [onShare, onCopyLink, onDetails, download, trash],
  );

  return {
    actions,
    renaming,
    saveName,
    endRename,
    /** The trash is asked for, and links would be touched. */
    asked,
    endAsking: () => setAsked(null),
    trashAnyway: (chosen: Chosen) => void trashItems(chosen),
    /** What is about to be moved; it stays while its dialog closes. */
    moving,
    endMoving: () => setMoving((it) => it && { ...it, open: false }),
    moveTo: (to: Place) => moving && void moveItems(moving.chosen, place, to),
  };
}
