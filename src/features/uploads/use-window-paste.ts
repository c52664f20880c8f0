"use client";

import { useEffect, useEffectEvent } from "react";
import { pastedFiles } from "./pasted-files.ts";

/** Takes files pasted into the page, unless the paste is meant for a text field. */
export function useWindowPaste(onPaste: (files: File[]) => void): void {
  const take = useEffectEvent(onPaste);

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      if (!clipboardData?.files.length) return;
      if (target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]")) return;
      event.preventDefault();
      take(pastedFiles(clipboardData.files, new Date()));
    };
    addEventListener("paste", paste);
    return () => removeEventListener("paste", paste);
  }, []);
}
