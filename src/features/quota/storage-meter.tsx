"use client";

import type { Quota } from "@dropify/core/quota/quota.schema";
import { useQuery } from "@tanstack/react-query";
import { classNames } from "@/components/class-names.ts";
import { formatBytes, formatExactBytes } from "@/components/format-bytes.ts";
import { Skeleton } from "@/components/skeleton.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { storageLevel } from "./storage-level.ts";

/** How full the owner's storage is; uploads under way are shown as a paler part. */
export function StorageMeter() {
  const trpc = useTRPC();
  const { data: quota, isError } = useQuery(trpc.quota.get.queryOptions());
  if (isError && !quota) return <p className="text-text-3 text-xs">Storage could not be loaded.</p>;
  if (!quota) return <Skeleton className="h-7" />;
  return <Meter quota={quota} />;
}

function Meter({ quota }: { quota: Quota }) {
  const { level, usedPart, reservedPart, note } = storageLevel(quota);
  const amount = `${formatBytes(quota.storageUsed)} of ${formatBytes(quota.quotaBytes)}`;
  return (
    <div className="grid gap-2 text-xs">
      <p className="flex justify-between gap-2 text-text-2">
        <span>Storage</span>
        <span className="tabular-nums" title={`${formatExactBytes(quota.storageUsed)} used`}>
          {amount}
        </span>
      </p>
      <div
        role="meter"
        aria-label="Storage used"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(usedPart * 100)}
        aria-valuetext={`${amount} used`}
        className="relative h-[5px] overflow-hidden rounded-full bg-border"
      >
        <Fill part={usedPart + reservedPart} className={classNames(tones[level], "opacity-45")} />
        <Fill part={usedPart} className={tones[level]} />
      </div>
      {note && <p className={level === "normal" ? "text-text-3" : "text-warning-text"}>{note}</p>}
    </div>
  );
}

function Fill({ part, className }: { part: number; className: string }) {
  return (
    <div
      className={classNames(
        "absolute inset-0 rounded-full transition-transform duration-(--dur-3)",
        className,
      )}
      style={{ transform: `translateX(${part * 100 - 100}%)` }}
    />
  );
}

const tones = { normal: "bg-accent", low: "bg-warning", full: "bg-danger" };
