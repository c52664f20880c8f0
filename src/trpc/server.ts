import "server-only";
import {
  dehydrate,
  type FetchInfiniteQueryOptions,
  type FetchQueryOptions,
  HydrationBoundary,
  type QueryKey,
} from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache, createElement, type ReactNode } from "react";
import { getSession, type SessionOptions } from "@/server/auth/session.ts";
import { appRouter } from "@/server/routers/app-router.ts";
import { makeQueryClient } from "./query-client.ts";

const queryClient = cache(makeQueryClient);
const session = cache(async (options?: SessionOptions) => getSession(await headers(), options));

/** The procedures for pages that are rendered here: called directly, in the name of who asks for the page. */
export const trpc = createTRPCOptionsProxy({
  ctx: async () => {
    const asked = await headers();
    const requestId = asked.get("x-request-id");
    return { session, headers: asked, ...(requestId && { requestId }) };
  },
  router: appRouter,
  queryClient,
});

type Once<Data, Err, Key extends QueryKey> = FetchQueryOptions<Data, Err, Data, Key>;
type Paged<Data, Err, Key extends QueryKey, Page> = FetchInfiniteQueryOptions<Data, Err, Data, Key, Page>;

/** Fetches ahead, for the page to show at once. What fails is left to the browser, which asks again. */
export function prefetch<Data, Err, Key extends QueryKey>(
  options: Once<Data, Err, Key> & { initialPageParam?: never },
): Promise<void>;
export function prefetch<Data, Err, Key extends QueryKey, Page>(
  options: Paged<Data, Err, Key, Page>,
): Promise<void>;
export function prefetch<Data, Err, Key extends QueryKey, Page>(
  options: Once<Data, Err, Key> | Paged<Data, Err, Key, Page>,
): Promise<void> {
  return isPaged(options)
    ? queryClient().prefetchInfiniteQuery(options)
    : queryClient().prefetchQuery(options);
}

const isPaged = <Data, Err, Key extends QueryKey, Page>(
  options: Once<Data, Err, Key> | Paged<Data, Err, Key, Page>,
): options is Paged<Data, Err, Key, Page> => "initialPageParam" in options;

/** Hands everything that was fetched ahead to the browser. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return createElement(HydrationBoundary, { state: dehydrate(queryClient()) }, children);
}
