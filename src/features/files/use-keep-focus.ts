"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * When the list goes that had the focus (its last row was deleted), what stands in its place takes it, so that the
 * keyboard does not start again at the top of the page.
 */
export function useKeepFocus(place: RefObject<HTMLElement | null>, listShown: boolean): void {
  const wasShown = useRef(false);
  useEffect(() => {
    if (wasShown.current && !listShown && document.activeElement === document.body) {
      place.current?.focus({ preventScroll: true });
    }
    wasShown.current = listShown;
  }, [place, listShown]);
}
