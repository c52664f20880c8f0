"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { carriesFiles } from "./carries-files.ts";
import { type DropTarget, folderUnder } from "./drop-target.ts";
import { takeEarlyDrops } from "./early-drops.ts";
import { type DroppedItem, droppedItems } from "./tree/dropped-nodes.ts";

/** A drag that rests on a folder for so long opens it. Milliseconds. */
const OPENS_AFTER = 900;

interface WindowDrop {
  /** The place that is shown. */
  place: Omit<DropTarget, "row">;
  onDrop: (items: DroppedItem[], target: DropTarget) => void;
  /** A drag rests on a folder. */
  onRest: (folderId: string) => void;
}

/** Takes what is dropped anywhere in the window. Returns where it would go while something is dragged over it. */
export function useWindowDrop({ place, onDrop, onRest }: WindowDrop): DropTarget | null {
  const [target, setTarget] = useState<DropTarget | null>(null);
  const take = useEffectEvent(onDrop);
  const targetOf = useEffectEvent(
    (over: EventTarget | null): DropTarget => folderUnder(over) ?? { ...place, row: null },
  );
  const rest = useEffectEvent(onRest);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let over: DropTarget | null = null;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const aim = (next: DropTarget | null) => {
      if (next?.row === over?.row && next?.folderId === over?.folderId) return;
      over = next;
      setTarget(next);
      clearTimeout(resting);
      const folderId = next?.row ? next.folderId : null;
      if (folderId !== null) resting = setTimeout(() => open(folderId), OPENS_AFTER);
    };
    const open = (folderId: string) => {
      // Its row is gone with the list; the next move of the pointer aims anew.
      aim(null);
      rest(folderId);
    };
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      aim(targetOf(event.target));
    };
    addEventListener("dragenter", hover, { signal });
    addEventListener("dragover", hover, { signal });
    addEventListener(
      "dragleave",
      (event) => {
        // Moving from element to element leaves each of them; only leaving the window leads to nothing.
        if (event.relatedTarget === null) aim(null);
      },
      { signal },
    );
    addEventListener(
      "drop",
      (event) => {
        if (!carriesFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        aim(null);
        take(droppedItems(event.dataTransfer), targetOf(event.target));
      },
      { signal },
    );
    for (const { items, target } of takeEarlyDrops()) take(droppedItems({ items }), targetOf(target));
    return () => {
      listening.abort();
      clearTimeout(resting);
    };
  }, []);

  return target;
}
