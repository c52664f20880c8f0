"use client";

import type { NamedActivity } from "@dropify/core/activity/activity.schema";
import Link from "next/link";
import { useId } from "react";
import { formatDateTime, formatDay, formatTime } from "@/components/format-date.ts";
import { ActivityIcon } from "./activity-icon.tsx";
import { sentenceOf } from "./sentence.ts";

interface ActivityDayProps {
  items: readonly NamedActivity[];
  timeZone: string;
}

/** One day: its name, and what happened on it, the latest first. */
export function ActivityDay({ items, timeZone }: ActivityDayProps) {
  const id = useId();
  const [first] = items;
  if (!first) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} suppressHydrationWarning className="pt-4 pb-1 font-semibold text-text-2">
        {formatDay(first.at, { timeZone })}
      </h2>
      <ol>
        {items.map((item) => (
          <li
            key={item.activityId}
            className="flex min-h-12 items-center gap-3 border-border border-b py-1.5 last:border-b-0"
          >
            <ActivityIcon kind={item.kind} />
            <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {sentenceOf(item).map(({ text, href }, at) =>
                href ? (
                  // Each leads elsewhere, and most are never followed.
                  <Link
                    key={at}
                    href={href}
                    prefetch={false}
                    className="rounded-xs font-medium underline decoration-border-control underline-offset-3 hover:decoration-current"
                  >
                    {text}
                  </Link>
                ) : (
                  text
                ),
              )}
            </p>
            <time
              dateTime={item.at}
              title={formatDateTime(item.at, { timeZone })}
              suppressHydrationWarning
              className="flex-none text-text-3 text-xs tabular-nums"
            >
              {formatTime(new Date(item.at), timeZone)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
