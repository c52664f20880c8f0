"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";

/** Changes a link's rules; resolves when the lists show them. */
export function useUpdateLink() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.links.update.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.links.pathKey() }),
    }),
  );
}

/** Brings a revoked link back. */
export function useRestoreLink() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.links.restore.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.links.pathKey() }),
    }),
  );
}

/** Answers a visitor who asked for more. */
export function useGrantMore() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.links.grantMore.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.links.pathKey() }),
    }),
  );
}

/** Revokes several links at once. */
export function useRevokeMany() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.links.revokeMany.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.links.pathKey() }),
    }),
  );
}
