"use client";

import type { File } from "@dropify/core/files/file.schema";
import { type ReactNode, useState } from "react";
import { Dialog } from "@/components/dialog.tsx";
import type { FileActions } from "../file-actions.ts";
import { FileDetails } from "./file-details.tsx";

interface DetailsDialogProps {
  /** null: closed. */
  file: File | null;
  actions: FileActions;
  fileLinks?: ((file: File) => ReactNode) | undefined;
  onClose: () => void;
  /** Where the focus goes on closing: the menu that may have opened it is gone by then. */
  finalFocus: () => HTMLElement | null;
}

/** The details where there is no third column: a dialog, on phones a sheet from below. */
export function DetailsDialog({ file, actions, fileLinks, onClose, finalFocus }: DetailsDialogProps) {
  // What was shown stays in sight while the dialog closes.
  const [shown, setShown] = useState(file);
  if (file && file !== shown) setShown(file);
  return (
    <Dialog
      open={file !== null}
      onOpenChange={(open) => !open && onClose()}
      title={shown?.fileName ?? ""}
      finalFocus={finalFocus}
    >
      {shown && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <FileDetails file={shown} actions={actions} links={fileLinks?.(shown)} />
        </div>
      )}
    </Dialog>
  );
}
