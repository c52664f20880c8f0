"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";

/** Makes links; the lists of links are fetched anew afterwards. */
export function useCreateLink() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.links.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.links.pathKey() }),
    }),
  );
}
