"use client";

import { X } from "lucide-react";
import { FolderIcon } from "@/components/folder-icon.tsx";
import { formatCount } from "@/components/format-count.ts";
import { IconButton } from "@/components/icon-button.tsx";
import type { FolderReading } from "../tree/folder-readings.ts";
import { useUploadEngine } from "../upload-context.ts";

/** The folders that are being read, before their files are known. */
export function ReadingList({ readings }: { readings: readonly FolderReading[] }) {
  const { folders } = useUploadEngine();
  if (readings.length === 0) return null;
  return (
    <ul aria-label="Folders that are read" className="flex-none border-border border-b">
      {readings.map(({ id, name, items }) => (
        <li key={id} className="flex min-h-11 items-center gap-2.5 pr-1.5 pl-3.5">
          <FolderIcon />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="flex-none text-text-2 text-xs tabular-nums">{formatCount(items, "item")}</span>
          <IconButton
            size="sm"
            tooltip={false}
            label={`Stop reading ${name}`}
            onClick={() => folders.readings.stop(id)}
          >
            <X size={15} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
