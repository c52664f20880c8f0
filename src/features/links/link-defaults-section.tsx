"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/button.tsx";
import { Skeleton } from "@/components/skeleton.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { LinkDefaultsForm } from "./link-defaults-form.tsx";

/** How new links begin. */
export function LinkDefaultsSection() {
  const trpc = useTRPC();
  const { data, isError, refetch } = useQuery(trpc.account.preferences.queryOptions());
  return (
    <section className="grid max-w-120 gap-4 pt-1">
      <div className="grid gap-1">
        <h2 className="font-semibold text-lg tracking-tight">New links</h2>
        <p className="text-text-2">
          What a link begins with, whether you copy it at a press or make it in the dialog. Links that are
          there stay as they are.
        </p>
      </div>
      {isError && (
        <div role="alert" className="flex items-center gap-3">
          Your settings could not be loaded.
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {!data && !isError && <Skeleton className="h-72 rounded-lg" />}
      {data && <LinkDefaultsForm defaults={data.links} />}
    </section>
  );
}
