"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { describeItems } from "../changes/describe-items.ts";
import type { Chosen } from "../file-actions.ts";
import { noneTouched } from "../touched/describe-touched.ts";
import { goingOf } from "../touched/going-of.ts";
import { TouchedNote } from "../touched/touched-note.tsx";

interface RemoveDialogProps {
  /** null: closed. */
  asked: Chosen | null;
  /** Not all of it is known yet. */
  counting: boolean;
  onRemove: (chosen: Chosen) => Promise<void>;
  onClose: () => void;
  /** Where the focus goes on closing. */
  finalFocus: () => HTMLElement | null;
}

/** Asks before files and folders are gone for good: the one thing here that cannot be undone. */
export function RemoveDialog({ asked, counting, onRemove, onClose, finalFocus }: RemoveDialogProps) {
  const trpc = useTRPC();
  const cancel = useRef<HTMLButtonElement>(null);
  const [removing, setRemoving] = useState(false);
  // What was asked stays in sight while the dialog closes.
  const [shown, setShown] = useState<Chosen>(asked ?? { files: [], folders: [] });
  if (asked && asked !== shown) setShown(asked);
  const { files, folders } = shown;
  const bytes = formatBytes(files.reduce((sum, { fileSize }) => sum + fileSize, 0));
  const isOne = files.length + folders.length === 1;
  const { data: touched = noneTouched } = useQuery(
    trpc.links.touching.queryOptions(goingOf(shown), { enabled: asked !== null && !counting }),
  );

  async function remove() {
    if (!asked) return;
    setRemoving(true);
    await onRemove(asked);
    setRemoving(false);
    onClose();
  }

  return (
    <Dialog
      open={asked !== null}
      onOpenChange={(open) => !open && !removing && onClose()}
      title={counting ? "Counting…" : `Delete ${describeItems(shown)} for good?`}
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
      <div className="grid gap-3">
        <p className="text-text-2 max-desk:text-md">
          {folders.length > 0 ? (
            <>Everything in {folders.length === 1 ? "the folder" : "the folders"} goes with it. </>
          ) : (
            <>
              This frees <strong className="font-semibold text-text tabular-nums">{bytes}</strong>.{" "}
            </>
          )}
          Nobody can bring {isOne ? "it" : "them"} back, and links to {isOne ? "it" : "them"} stop working.
        </p>
        <TouchedNote touched={touched} />
      </div>
    </Dialog>
  );
}
