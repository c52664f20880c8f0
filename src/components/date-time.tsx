"use client";

import { formatDate, formatDateTime } from "./format-date.ts";
import { useTimeZone } from "./use-time-zone.ts";

interface DateTimeProps {
  /** ISO-8601. */
  at: string;
  className?: string;
}

/** "Today, 14:32" in the visitor's own time zone, the whole moment on hover. */
export function DateTime({ at, className }: DateTimeProps) {
  const timeZone = useTimeZone();
  return (
    <time
      dateTime={at}
      title={timeZone && formatDateTime(at, { timeZone })}
      className={className}
      // "Sep" or "Sept": engines abbreviate months by different editions of the same language data.
      suppressHydrationWarning
    >
      {formatDate(at, { timeZone: timeZone ?? "UTC" })}
    </time>
  );
}
