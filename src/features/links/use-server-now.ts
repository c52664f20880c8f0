"use client";

import { useNow } from "@/components/use-now.ts";
import { serverNow } from "@/trpc/server-clock.ts";

/** The time by the server's clock in steps of 15 seconds, for what changes as it passes. 0 while rendering there. */
export function useServerNow(): number {
  const now = useNow();
  return now === 0 ? 0 : serverNow(now).getTime();
}
