import { QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@/server/routers/app-router.ts";

const mostRetries = 3;

/** Answers are believed for 30 s, and asked for again only where asking again can help. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < mostRetries && isPassing(error),
      },
    },
  });

/** The connection failed before any answer came, or the server says that it cannot answer just now. */
function isPassing(error: Error): boolean {
  const isOurs = (e: Error): e is TRPCClientError<AppRouter> => e instanceof TRPCClientError;
  return isOurs(error) && (!error.data || error.data.httpStatus === 503);
}
