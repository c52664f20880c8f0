"use client";

import { useEffect, useEffectEvent } from "react";
import { pastedItems } from "./pasted-items.ts";
import { type DroppedItem, droppedItems } from "./tree/dropped-nodes.ts";

/** Takes files, folders and images pasted into the page, unless the paste is meant for a text field. */
export function useWindowPaste(onPaste: (items: DroppedItem[]) => void): void {
  const take = useEffectEvent(onPaste);

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      if (!clipboardData?.types.includes("Files")) return;
      if (target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]")) return;
      event.preventDefault();
      take(pastedItems(droppedItems(clipboardData), new Date()));
    };
    addEventListener("paste", paste);
    return () => removeEventListener("paste", paste);
  }, []);
}
