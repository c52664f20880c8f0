"use client";

import type { NamedActivity } from "@dropify/core/activity/activity.schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { ChoicePills } from "@/components/choice-pills.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { SheetBar } from "@/components/sheet-bar.tsx";
import { Skeleton } from "@/components/skeleton.tsx";
import { useTimeZone } from "@/components/use-time-zone.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { ActivityDay } from "./activity-day.tsx";
import { type About, activityPage, nextPage } from "./activity-page.ts";
import { byDay } from "./days.ts";

const filters = [
  { value: "all", label: "Everything" },
  { value: "visitors", label: "Visitors" },
  { value: "links", label: "Links" },
  { value: "files", label: "Files and folders" },
] as const;
type Filter = (typeof filters)[number]["value"];

/** What happened to the owner's files, folders and links, day by day. */
export function ActivityView() {
  const trpc = useTRPC();
  const [filter, setFilter] = useState<Filter>("all");
  const about: About | undefined = filter === "all" ? undefined : filter;
  const timeZone = useTimeZone() ?? "UTC";
  const query = useInfiniteQuery(trpc.activity.list.infiniteQueryOptions(activityPage(about), nextPage));
  const items: NamedActivity[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isEmpty = query.isSuccess && items.length === 0 && !query.hasNextPage;

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <SheetBar title="Activity" />
      <div
        className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 outline-none desk:px-5"
        // It scrolls, so the keyboard must reach it.
        tabIndex={-1}
      >
        <div className="grid max-w-3xl">
          <div className="pt-1">
            <ChoicePills legend="Show" value={filter} onChange={setFilter} options={filters} />
          </div>
          {query.isPending && <Skeleton className="mt-5 h-40 rounded-lg" />}
          {query.isError && (
            <div role="alert" className="flex items-center gap-3 pt-5">
              The activity could not be loaded.
              <Button onClick={() => void query.refetch()}>Try again</Button>
            </div>
          )}
          {isEmpty && (
            <EmptyState
              art={<History size={40} aria-hidden />}
              title={filter === "all" ? "Nothing has happened yet" : "Nothing of this kind"}
            >
              {filter === "all"
                ? "What you upload, share and change appears here, and who comes by your links."
                : "Within the last year, nothing like that was written down."}
            </EmptyState>
          )}
          {byDay(items, timeZone).map((day) => (
            <ActivityDay key={day.key} items={day.items} timeZone={timeZone} />
          ))}
          {query.hasNextPage && (
            <Button
              className="mt-4 justify-self-start"
              pending={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              Show earlier
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
