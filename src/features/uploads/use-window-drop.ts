"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { carriesFiles, type DroppedFiles, droppedFiles } from "./dropped-files.ts";

/** Takes files dropped anywhere in the window. Returns whether some are being dragged over it now. */
export function useWindowDrop(onDrop: (dropped: DroppedFiles) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onDrop);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setOver(true);
    };
    addEventListener("dragenter", hover, { signal });
    addEventListener("dragover", hover, { signal });
    addEventListener(
      "dragleave",
      (event) => {
        // Moving from element to element leaves each of them; only leaving the window leads to nothing.
        if (event.relatedTarget === null) setOver(false);
      },
      { signal },
    );
    addEventListener(
      "drop",
      (event) => {
        if (!carriesFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        setOver(false);
        take(droppedFiles(event.dataTransfer));
      },
      { signal },
    );
    return () => listening.abort();
  }, []);

  return over;
}
