"use client";

import { type ReactNode, useCallback, useState } from "react";

/** A line that screen readers speak when it changes, and the function that changes it. */
export function useAnnouncer(): [ReactNode, (text: string) => void] {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  // The same words twice are news twice: a new element makes them so.
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  const line = (
    <div aria-live="polite" className="sr-only">
      <span key={said.turn}>{said.text}</span>
    </div>
  );
  return [line, announce];
}
