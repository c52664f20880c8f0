"use client";

import { useState } from "react";
import { ProgressBar } from "@/components/progress-bar.tsx";
import { UploadCardHeader } from "./upload-card-header.tsx";
import { useUploads } from "./upload-context.ts";
import { UploadFigures } from "./upload-figures.tsx";
import { UploadList } from "./upload-list.tsx";
import { news, summarise, type UploadSummary } from "./upload-words.ts";

const barTones = {
  active: "accent",
  offline: "warning",
  done: "success",
  failed: "danger",
  cancelled: "accent",
} as const satisfies Record<UploadSummary["tone"], string>;

/** How the uploads are doing: bottom right, on phones above the tabs. There is none while there is nothing to tell. */
export function UploadCard() {
  const { ids, totals } = useUploads();
  const [open, setOpen] = useState(true);
  const summary = summarise(totals);

  return (
    <>
      <p role="status" className="sr-only">
        {news(totals)}
      </p>
      {ids.length > 0 && (
        <section
          aria-label="Uploads"
          className="fixed right-4 bottom-4 z-(--z-float) w-86 overflow-hidden rounded-lg bg-raised text-text shadow-3 transition-[opacity,translate] duration-(--dur-3) ease-out starting:translate-y-2 starting:opacity-0 max-desk:inset-x-2 max-desk:bottom-[calc(var(--bottom-tabs)+8px)] max-desk:w-auto"
        >
          <UploadCardHeader summary={summary} open={open} onToggle={() => setOpen(!open)} />
          <ProgressBar
            label="Upload progress"
            value={totals.total === 0 ? (totals.active ? undefined : 1) : totals.sent / totals.total}
            valueText={`${summary.title}, ${summary.detail}`}
            tone={barTones[summary.tone]}
            className="h-[3px]! rounded-none!"
          />
          {open && (
            <>
              <UploadFigures totals={totals} />
              <UploadList />
            </>
          )}
        </section>
      )}
    </>
  );
}
