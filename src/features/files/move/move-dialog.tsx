"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { describeItems } from "../changes/describe-items.ts";
import type { Chosen } from "../file-actions.ts";
import type { Place } from "../place.ts";
import { noneTouched } from "../touched/describe-touched.ts";
import { goingOf } from "../touched/going-of.ts";
import { TouchedNote } from "../touched/touched-note.tsx";
import { FolderPicker } from "./folder-picker.tsx";

interface MoveDialogProps {
  chosen: Chosen;
  /** Where they lie. */
  from: Place;
  open: boolean;
  onMove: (to: Place) => void;
  onClose: () => void;
  finalFocus: () => HTMLElement | null;
}

/** Picks the folder that files and folders are moved to, and says whose links that touches. */
export function MoveDialog({ chosen, from, open, onMove, onClose, finalFocus }: MoveDialogProps) {
  const trpc = useTRPC();
  const picker = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(from);
  const isSame = place.folderId === from.folderId;
  const { data: touched = noneTouched } = useQuery(
    trpc.links.touching.queryOptions(
      { ...goingOf(chosen), to: place.folderId },
      { enabled: open && !isSame },
    ),
  );
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Move ${describeItems(chosen)}`}
      initialFocus={picker}
      finalFocus={finalFocus}
      width="md"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={isSame}
            title={isSame ? "They are here already" : undefined}
            onClick={() => {
              onMove(place);
              onClose();
            }}
          >
            Move here
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <FolderPicker element={picker} place={place} onPlace={setPlace} without={chosen.folders} />
        {!isSame && <TouchedNote touched={touched} />}
      </div>
    </Dialog>
  );
}
