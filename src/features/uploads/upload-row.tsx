"use client";

import { Check, RotateCcw, X } from "lucide-react";
import { FileIcon } from "@/components/file-icon.tsx";
import { FileName } from "@/components/file-name.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { IconButton } from "@/components/icon-button.tsx";
import { ProgressBar } from "@/components/progress-bar.tsx";
import type { UploadItem } from "./queue/upload-entry.ts";
import { useUploadQueue } from "./upload-context.ts";
import { failureWords } from "./upload-words.ts";

/** One file of the card: its name, how far it is, and what can be done about it. */
export function UploadRow({ item }: { item: UploadItem }) {
  const queue = useUploadQueue();
  const { id, name, mimeType, size, sent, status, failure } = item;
  const share = size === 0 ? 1 : sent / size;
  const canCancel = status === "waiting" || status === "sending" || status === "failed";

  return (
    <div className="group relative flex min-h-11 items-center gap-2.5 py-1.5 pr-1.5 pl-3.5 max-desk:min-h-13">
      <FileIcon name={name} mimeType={mimeType} size={22} />
      <div className="min-w-0 flex-1">
        <p className={status === "waiting" || status === "cancelled" ? "text-text-2" : undefined}>
          <FileName name={name} />
        </p>
        {failure && (
          <p className="text-danger-text text-xs [overflow-wrap:anywhere]">{failureWords(failure)}</p>
        )}
      </div>
      <span className="flex-none tabular-nums text-text-2 text-xs last:mr-2">
        {status === "waiting" && formatBytes(size)}
        {status === "sending" && `${Math.floor(share * 100)}%`}
        {status === "finishing" && "Finishing"}
        {status === "cancelled" && "Cancelled"}
      </span>
      {status === "done" && (
        <span className="grid size-7 flex-none place-items-center text-success-text">
          <Check size={16} role="img" aria-label="Uploaded" />
        </span>
      )}
      {failure?.retryable && (
        <IconButton size="sm" tooltip={false} label={`Retry ${name}`} onClick={() => queue.retry(id)}>
          <RotateCcw size={15} aria-hidden />
        </IconButton>
      )}
      {canCancel && (
        <IconButton
          size="sm"
          tooltip={false}
          label={status === "failed" ? `Leave out ${name}` : `Cancel ${name}`}
          onClick={() => queue.cancel(id)}
        >
          <X size={15} aria-hidden />
        </IconButton>
      )}
      {status === "sending" && (
        <ProgressBar
          label={name}
          value={share}
          valueText={`${formatBytes(sent)} of ${formatBytes(size)}`}
          className="absolute! inset-x-3.5 bottom-0 h-[2px]!"
        />
      )}
    </div>
  );
}
