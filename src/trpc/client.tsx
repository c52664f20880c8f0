"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/routers/app-router.ts";
import { makeQueryClient } from "./query-client.ts";
import { hearServerTime, pageArrivedAt } from "./server-clock.ts";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

interface TRPCReactProviderProps {
  /** When the server rendered the page, by its own clock. */
  renderedAt: number;
  children: ReactNode;
}

/** Every answer says what time it is where links are judged. */
async function fetchAndHear(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  // Of a moment within the second that the header names.
  hearServerTime(Date.parse(response.headers.get("date") ?? "") + 500);
  return response;
}

/** Gives everything below it the server's procedures, and one cache of their answers. */
export function TRPCReactProvider({ renderedAt, children }: TRPCReactProviderProps) {
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(() => {
    if (typeof window !== "undefined") hearServerTime(renderedAt, pageArrivedAt());
    return createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: "/api/trpc", maxItems: 10, fetch: fetchAndHear })],
    });
  });
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
