"use client";

import { useSyncExternalStore } from "react";

/** The visitor's zone. The server cannot know it: undefined there and in the first pass of the browser. */
export function useTimeZone(): string | undefined {
  return useSyncExternalStore<string | undefined>(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => undefined,
  );
}

function neverChanges(): () => void {
  return () => {};
}
