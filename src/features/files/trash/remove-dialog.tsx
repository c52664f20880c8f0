"use client";

import type { File } from "@dropify/core/files/file.schema";
import { useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";

interface RemoveDialogProps {
  /** null: closed. */
  files: readonly File[] | null;
  /** Not all of them are known yet. */
  counting: boolean;
  onRemove: (files: readonly File[]) => Promise<void>;
  onClose: () => void;
  /** Where the focus goes on closing. */
  finalFocus: () => HTMLElement | null;
}

/** Asks before files are gone for good: the one thing here that cannot be undone. */
export function RemoveDialog({ files, counting, onRemove, onClose, finalFocus }: RemoveDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [removing, setRemoving] = useState(false);
  // What was asked stays in sight while the dialog closes.
  const [shown, setShown] = useState(files);
  if (files && files !== shown) setShown(files);
  const [first, ...others] = shown ?? [];
  const bytes = formatBytes((shown ?? []).reduce((sum, { fileSize }) => sum + fileSize, 0));
  const what = first && others.length === 0 ? `“${first.fileName}”` : formatCount(others.length + 1, "file");

  async function remove() {
    if (!files) return;
    setRemoving(true);
    await onRemove(files);
    setRemoving(false);
    onClose();
  }

  return (
    <Dialog
      open={files !== null}
      onOpenChange={(open) => !open && !removing && onClose()}
      title={counting ? "Counting the files…" : `Delete ${what} for good?`}
      initialFocus={cancel}
      finalFocus={finalFocus}
      footer={
        <>
          <Button ref={cancel} disabled={removing} onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" pending={removing || counting} onClick={() => void remove()}>
            Delete for good
          </Button>
        </>
      }
    >
      <p className="text-text-2 max-desk:text-md">
        This frees <strong className="font-semibold text-text tabular-nums">{bytes}</strong>. Links to{" "}
        {others.length === 0 ? "the file" : "the files"} stop working, and nobody can bring{" "}
        {others.length === 0 ? "it" : "them"} back.
      </p>
    </Dialog>
  );
}
