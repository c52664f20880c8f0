"use client";

import {
  ChevronDown,
  ChevronUp,
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  CloudOff,
  History,
  Pause,
  Play,
  X,
} from "lucide-react";
import { formatCount } from "@/components/format-count.ts";
import { IconButton } from "@/components/icon-button.tsx";
import { Spinner } from "@/components/spinner.tsx";
import type { UploadTotals } from "../queue/upload-store.ts";
import type { UnfinishedUpload } from "../resume/unfinished-upload.ts";
import { useUploadQueue } from "../upload-context.ts";
import type { UploadSummary } from "./upload-words.ts";

interface PanelHeaderProps {
  /** Null while there are no files in the queue. */
  summary: UploadSummary | null;
  totals: UploadTotals;
  /** Folders that are being read. */
  reading: number;
  /** Uploads of an earlier page, or of another tab. */
  unfinished: readonly UnfinishedUpload[];
  open: boolean;
  onToggle: () => void;
}

/** The two lines that always show, and the buttons for all files at once. */
export function PanelHeader({ summary, totals, reading, unfinished, open, onToggle }: PanelHeaderProps) {
  const queue = useUploadQueue();
  const canStop = totals.active && summary?.tone !== "offline";
  const canGoOn = !totals.active && totals.filesPaused > 0;
  const ended = summary !== null && !totals.active && totals.filesPaused + totals.filesAsking === 0;
  const words = summary ?? otherWords(reading, unfinished);

  return (
    <header className="flex flex-none items-center gap-1 py-2 pr-2 pl-3.5">
      <ToneIcon tone={summary?.tone ?? (reading > 0 ? "reading" : "unfinished")} />
      <div className="min-w-0 flex-1 py-0.5">
        <h2 className="truncate font-semibold tabular-nums">{words.title}</h2>
        <p className={`truncate text-xs ${summary?.tone === "failed" ? "text-danger-text" : "text-text-2"}`}>
          {words.detail}
        </p>
      </div>
      {canStop && (
        <IconButton label="Pause all" tooltip={false} onClick={() => queue.pauseAll()}>
          <Pause size={16} aria-hidden />
        </IconButton>
      )}
      {canGoOn && (
        <IconButton label="Resume all" tooltip={false} onClick={() => queue.resumeAll()}>
          <Play size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton
        label={open ? "Hide the files" : "Show the files"}
        aria-expanded={open}
        tooltip={false}
        onClick={onToggle}
      >
        {open ? <ChevronDown size={16} aria-hidden /> : <ChevronUp size={16} aria-hidden />}
      </IconButton>
      {ended && (
        <IconButton label="Close" tooltip={false} onClick={() => queue.dismiss()}>
          <X size={16} aria-hidden />
        </IconButton>
      )}
    </header>
  );
}

function otherWords(reading: number, unfinished: readonly UnfinishedUpload[]) {
  if (reading > 0) {
    return {
      title: formatCount(reading, "folder is read", "folders are read"),
      detail: "Uploading begins with its end",
    };
  }
  return {
    title: formatCount(unfinished.length, "unfinished upload"),
    detail: unfinished.every(({ state }) => state === "elsewhere")
      ? "Under way in another tab"
      : "Only what is missing travels",
  };
}

const iconShape = "mr-2 flex-none";

function ToneIcon({ tone }: { tone: UploadSummary["tone"] | "reading" | "unfinished" }) {
  switch (tone) {
    case "done":
      return <CircleCheck size={20} aria-hidden className={`${iconShape} text-success-text`} />;
    case "failed":
      return <CircleAlert size={20} aria-hidden className={`${iconShape} text-danger-text`} />;
    case "offline":
      return <CloudOff size={20} aria-hidden className={`${iconShape} text-warning-text`} />;
    case "asking":
      return <CircleQuestionMark size={20} aria-hidden className={`${iconShape} text-warning-text`} />;
    case "unfinished":
      return <History size={20} aria-hidden className={`${iconShape} text-text-2`} />;
    case "reading":
      return (
        <span className={`${iconShape} text-accent`}>
          <Spinner size={18} />
        </span>
      );
    default:
      return null;
  }
}
