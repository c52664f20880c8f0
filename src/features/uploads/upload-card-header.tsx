"use client";

import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, CloudOff, X } from "lucide-react";
import { IconButton } from "@/components/icon-button.tsx";
import { useUploadQueue } from "./upload-context.ts";
import type { UploadSummary } from "./upload-words.ts";

interface UploadCardHeaderProps {
  summary: UploadSummary;
  open: boolean;
  onToggle: () => void;
}

/** The two lines that always show. Only a card with nothing under way can be closed. */
export function UploadCardHeader({ summary, open, onToggle }: UploadCardHeaderProps) {
  const queue = useUploadQueue();
  const { tone, title, detail } = summary;
  const ended = tone !== "active" && tone !== "offline";

  return (
    <header className="flex items-center gap-1 py-2 pr-2 pl-3.5">
      <ToneIcon tone={tone} />
      <div className="min-w-0 flex-1 py-0.5">
        <h2 className="truncate font-semibold tabular-nums">{title}</h2>
        <p
          className={tone === "failed" ? "truncate text-danger-text text-xs" : "truncate text-text-2 text-xs"}
        >
          {detail}
        </p>
      </div>
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

function ToneIcon({ tone }: { tone: UploadSummary["tone"] }) {
  const shape = "mr-2 flex-none";
  if (tone === "done") return <CircleCheck size={20} aria-hidden className={`${shape} text-success-text`} />;
  if (tone === "failed") return <CircleAlert size={20} aria-hidden className={`${shape} text-danger-text`} />;
  if (tone === "offline") return <CloudOff size={20} aria-hidden className={`${shape} text-warning-text`} />;
  return null;
}
