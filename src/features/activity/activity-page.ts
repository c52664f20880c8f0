import type { ListActivity } from "@dropify/core/activity/activity.schema";

export type About = NonNullable<ListActivity["about"]>;

/** What is asked for a page of activity; the same for the server that fetches ahead. */
export const activityPage = (about?: About) => ({ limit: 50, ...(about && { about }) });

export const nextPage = { getNextPageParam: (page: { cursor: string | null }) => page.cursor ?? undefined };
