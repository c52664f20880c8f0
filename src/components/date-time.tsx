"use client";

import { useSyncExternalStore } from "react";
import { formatDate, formatDateTime } from "./format-date.ts";

interface DateTimeProps {
  /** ISO-8601. */
  at: string;
  className?: string;
}

/** "Today, 14:32" in the visitor's own time zone, the whole moment on hover. */
export function DateTime({ at, className }: DateTimeProps) {
  const timeZone = useTimeZone();
  return (
    <time dateTime={at} title={formatDateTime(at, { timeZone })} className={className}>
      {formatDate(at, { timeZone })}
    </time>
  );
}

/**
 * The visitor's zone. The server cannot know it, so the first paint uses UTC and the browser corrects it at once,
 * instead of React reporting a mismatch.
 */
function useTimeZone(): string {
  return useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}

function neverChanges(): () => void {
  return () => {};
}
