"use client";

import { Check, Pause, Play, RotateCcw, X } from "lucide-react";
import { FileIcon } from "@/components/file-icon.tsx";
import { FileName } from "@/components/file-name.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { IconButton } from "@/components/icon-button.tsx";
import { ProgressBar } from "@/components/progress-bar.tsx";
import type { UploadItem, UploadStatus } from "../queue/upload-entry.ts";
import { useUploadQueue } from "../upload-context.ts";
import { failureWords } from "./upload-words.ts";

const canCancel: UploadStatus[] = ["waiting", "asking", "sending", "paused", "failed"];
const isFaint: UploadStatus[] = ["waiting", "skipped", "cancelled"];

/** One file of the panel: its name, how far it is, and what can be done about it. */
export function UploadRow({ item }: { item: UploadItem }) {
  const queue = useUploadQueue();
  const { id, name, mimeType, size, sent, status, failure } = item;
  const share = size === 0 ? 1 : sent / size;

  return (
    <div className="relative flex min-h-11 items-center gap-2.5 py-1.5 pr-1.5 pl-3.5 max-desk:min-h-13">
      <FileIcon name={name} mimeType={mimeType} size={22} />
      <div className="min-w-0 flex-1">
        <p className={isFaint.includes(status) ? "text-text-2" : undefined}>
          <FileName name={name} />
        </p>
        {failure && (
          <p className="text-danger-text text-xs [overflow-wrap:anywhere]">{failureWords(failure)}</p>
        )}
      </div>
      <span className="flex-none text-text-2 text-xs tabular-nums last:mr-2">{statusWords(item)}</span>
      {status === "done" && (
        <span className="grid size-7 flex-none place-items-center text-success-text">
          <Check size={16} role="img" aria-label="Uploaded" />
        </span>
      )}
      <span className="flex flex-none">
        {failure?.retryable && (
          <IconButton size="sm" tooltip={false} label={`Retry ${name}`} onClick={() => queue.retry(id)}>
            <RotateCcw size={15} aria-hidden />
          </IconButton>
        )}
        {/* One button, so that whoever stops a file by the keyboard can set it going again. */}
        {(status === "sending" || status === "waiting" || status === "paused") && (
          <IconButton
            size="sm"
            tooltip={false}
            label={status === "paused" ? `Resume ${name}` : `Pause ${name}`}
            onClick={() => (status === "paused" ? queue.resume(id) : queue.pause(id))}
          >
            {status === "paused" ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
          </IconButton>
        )}
        {canCancel.includes(status) && (
          <IconButton
            size="sm"
            tooltip={false}
            label={status === "failed" ? `Leave out ${name}` : `Cancel ${name}`}
            onClick={() => queue.cancel(id)}
          >
            <X size={15} aria-hidden />
          </IconButton>
        )}
      </span>
      {(status === "sending" || (status === "paused" && sent > 0)) && (
        <ProgressBar
          label={name}
          value={share}
          valueText={`${formatBytes(sent)} of ${formatBytes(size)}`}
          live
          className="absolute! inset-x-3.5 bottom-0 h-[2px]!"
        />
      )}
    </div>
  );
}

function statusWords({ status, size, sent }: UploadItem): string {
  const percent = `${Math.floor((size === 0 ? 1 : sent / size) * 100)}%`;
  switch (status) {
    case "waiting":
      return formatBytes(size);
    case "asking":
      return "Name taken";
    case "sending":
      return percent;
    case "paused":
      return "Paused";
    case "finishing":
      return "Finishing";
    case "skipped":
      return "Skipped";
    case "cancelled":
      return "Cancelled";
    case "failed":
    case "done":
      return "";
  }
}
