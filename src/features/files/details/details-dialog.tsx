"use client";

import type { File } from "@dropify/core/files/file.schema";
import type { ReactNode } from "react";
import { Dialog } from "@/components/dialog.tsx";
import type { FileActions } from "../file-actions.ts";
import { FileDetails } from "./file-details.tsx";

interface DetailsDialogProps {
  file: File;
  open: boolean;
  actions: FileActions;
  fileLinks?: ((file: File) => ReactNode) | undefined;
  onClose: () => void;
  /** Where the focus goes on closing: the menu that may have opened it is gone by then. */
  finalFocus: () => HTMLElement | null;
}

/** The details where there is no third column: a dialog, on phones a sheet from below. */
export function DetailsDialog({ file, open, actions, fileLinks, onClose, finalFocus }: DetailsDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={file.fileName}
      finalFocus={finalFocus}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <FileDetails file={file} actions={actions} links={fileLinks?.(file)} />
      </div>
    </Dialog>
  );
}
