"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { describeItems } from "../changes/describe-items.ts";
import type { Chosen } from "../file-actions.ts";
import type { Touched } from "./describe-touched.ts";
import { TouchedNote } from "./touched-note.tsx";

export interface AskedTrash {
  chosen: Chosen;
  touched: Touched;
}

interface TrashQuestionProps {
  /** null: closed. */
  asked: AskedTrash | null;
  onTrash: (chosen: Chosen) => void;
  onClose: () => void;
  finalFocus: () => HTMLElement | null;
}

/** Asked only where others hold links to what goes to the trash. */
export function TrashQuestion({ asked, onTrash, onClose, finalFocus }: TrashQuestionProps) {
  const trash = useRef<HTMLButtonElement>(null);
  // What was asked stays in sight while the dialog closes.
  const [shown, setShown] = useState(asked);
  if (asked && asked !== shown) setShown(asked);
  return (
    <Dialog
      open={asked !== null}
      onOpenChange={(open) => !open && onClose()}
      title={shown && `Move ${describeItems(shown.chosen)} to the trash?`}
      initialFocus={trash}
      finalFocus={finalFocus}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            ref={trash}
            variant="danger"
            onClick={() => {
              onClose();
              if (asked) onTrash(asked.chosen);
            }}
          >
            Move to trash
          </Button>
        </>
      }
    >
      {shown && (
        <div className="grid gap-3">
          <TouchedNote touched={shown.touched} />
          <p className="text-text-2 max-desk:text-md">Whatever is restored brings its links back to life.</p>
        </div>
      )}
    </Dialog>
  );
}
