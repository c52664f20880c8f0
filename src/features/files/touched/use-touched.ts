"use client";

import { useCallback } from "react";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Chosen } from "../file-actions.ts";
import { noneTouched, type Touched } from "./describe-touched.ts";
import { goingOf } from "./going-of.ts";

/** Finds the live links that trashing or removing something touches. Where that cannot be found out: none. */
export function useTouched(): (chosen: Chosen) => Promise<Touched> {
  const api = useTRPCClient();
  return useCallback(
    async (chosen) => {
      try {
        return await api.links.touching.query(goingOf(chosen));
      } catch {
        // Then the change itself fails too, and says why.
        return noneTouched;
      }
    },
    [api],
  );
}
