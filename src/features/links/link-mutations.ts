"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";

/** Each of these is over only when the lists of links show it. */
function useShown() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.links.pathKey() }) };
}

export const useCreateLink = () => useMutation(useTRPC().links.create.mutationOptions(useShown()));
/** Changes a link's rules. */
export const useUpdateLink = () => useMutation(useTRPC().links.update.mutationOptions(useShown()));
export const useRevokeLink = () => useMutation(useTRPC().links.revoke.mutationOptions(useShown()));
/** Up to a hundred at once. */
export const useRevokeMany = () => useMutation(useTRPC().links.revokeMany.mutationOptions(useShown()));
/** Brings a revoked link back. */
export const useRestoreLink = () => useMutation(useTRPC().links.restore.mutationOptions(useShown()));
/** Removes a link for good. */
export const useRemoveLink = () => useMutation(useTRPC().links.remove.mutationOptions(useShown()));
/** Answers a visitor who asked for more. */
export const useGrantMore = () => useMutation(useTRPC().links.grantMore.mutationOptions(useShown()));
