"use client";

import { useState, useSyncExternalStore } from "react";
import { ProgressBar } from "@/components/progress-bar.tsx";
import { useUploadEngine, useUploads } from "../upload-context.ts";
import { ConflictStrip } from "./conflict-strip.tsx";
import { PanelHeader } from "./panel-header.tsx";
import { ReadingList } from "./reading-list.tsx";
import { SignInStrip } from "./sign-in-strip.tsx";
import { UnfinishedList } from "./unfinished-list.tsx";
import { UploadFigures } from "./upload-figures.tsx";
import { UploadList } from "./upload-list.tsx";
import { news, summarise, type UploadSummary } from "./upload-words.ts";
import { useUploadLife } from "./use-upload-life.ts";

const barTones = {
  active: "accent",
  offline: "warning",
  paused: "accent",
  asking: "warning",
  done: "success",
  failed: "danger",
  cancelled: "accent",
} as const satisfies Record<UploadSummary["tone"], string>;

/** What the uploads are doing, and what can be done about them. */
export function UploadPanel() {
  const engine = useUploadEngine();
  const { ids, totals } = useUploads();
  const { readings } = engine.folders;
  const reading = useSyncExternalStore(readings.subscribe, readings.getSnapshot);
  const unfinished = useSyncExternalStore(engine.unfinished.subscribe, engine.unfinished.getSnapshot);
  const [open, setOpen] = useState(true);
  useUploadLife(engine);
  const summary = summarise(totals);
  const shown = ids.length > 0;

  return (
    <>
      <p role="status" className="sr-only">
        {news(totals)}
      </p>
      {(shown || reading.length > 0 || unfinished.length > 0) && (
        <section
          aria-label="Uploads"
          className="fixed right-4 bottom-4 z-(--z-float) flex max-h-[min(34rem,calc(100dvh-2rem))] w-90 flex-col overflow-hidden rounded-lg bg-raised text-text shadow-3 transition-[opacity,translate] duration-(--dur-3) ease-out starting:translate-y-2 starting:opacity-0 max-desk:inset-x-2 max-desk:bottom-[calc(var(--bottom-tabs)+8px)] max-desk:max-h-[60dvh] max-desk:w-auto"
        >
          <PanelHeader
            summary={shown ? summary : null}
            totals={totals}
            reading={reading.length}
            unfinished={unfinished}
            open={open}
            onToggle={() => setOpen(!open)}
          />
          {shown && (
            <ProgressBar
              label="Upload progress"
              value={totals.total === 0 ? (totals.active ? undefined : 1) : totals.sent / totals.total}
              valueText={`${summary.title}, ${summary.detail}`}
              tone={barTones[summary.tone]}
              live
              className="h-[3px]! flex-none rounded-none!"
            />
          )}
          {open && (
            <>
              <ReadingList readings={reading} />
              <ConflictStrip />
              <SignInStrip />
              {shown && <UploadFigures totals={totals} />}
              {shown && <UploadList />}
              <UnfinishedList uploads={unfinished} alone={!shown} />
            </>
          )}
        </section>
      )}
    </>
  );
}
