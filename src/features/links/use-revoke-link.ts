"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";

/** Revokes a link; resolves when the list shows it. */
export function useRevokeLink() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.links.revoke.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.links.pathKey() }),
    }),
  );
}
