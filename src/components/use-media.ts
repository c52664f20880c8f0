"use client";

import { useCallback, useSyncExternalStore } from "react";

/** Two lines a row, targets for thumbs: as the `max-desk:` breakpoint of the styles. */
export const phone = "(max-width: 720px)";
/** Room for the details beside the list: as the `wide:` breakpoint. */
export const wide = "(min-width: 1180px)";

/** Whether a media query holds; false on the server. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}
