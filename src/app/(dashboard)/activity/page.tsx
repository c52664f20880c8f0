import type { Metadata } from "next";
import { activityPage, nextPage } from "@/features/activity/activity-page.ts";
import { ActivityView } from "@/features/activity/activity-view.tsx";
import { HydrateClient, prefetch, trpc } from "@/trpc/server.ts";
import { requireSession } from "../require-session.ts";

export const metadata: Metadata = { title: "Activity" };

/** What happened. */
export default async function ActivityPage() {
  await requireSession();
  await prefetch(trpc.activity.list.infiniteQueryOptions(activityPage(), nextPage));
  return (
    <HydrateClient>
      <ActivityView />
    </HydrateClient>
  );
}
