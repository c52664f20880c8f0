"use client";

import type { File } from "@dropify/core/files/file.schema";
import { MousePointerClick, X } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "@/components/format-count.ts";
import { IconButton } from "@/components/icon-button.tsx";
import type { FileActions } from "../file-actions.ts";
import { FileDetails } from "./file-details.tsx";
import { ManyDetails } from "./many-details.tsx";

interface DetailsPanelProps {
  files: readonly File[];
  actions: FileActions;
  fileLinks?: ((file: File) => ReactNode) | undefined;
  onClose: () => void;
}

/** The third column, where there is room for one: what is selected, in full. */
export function DetailsPanel({ files, actions, fileLinks, onClose }: DetailsPanelProps) {
  const [file, ...others] = files;
  const title = !file
    ? "Details"
    : others.length === 0
      ? file.fileName
      : `${formatCount(files.length, "file")} selected`;
  return (
    <aside
      aria-label="Details"
      className="flex w-84 flex-none flex-col overflow-hidden border-border border-l max-wide:hidden"
    >
      <header className="flex min-h-13 flex-none items-start gap-2 pt-2.5 pr-3 pb-2 pl-5">
        <h2 className="min-w-0 flex-1 py-1.5 font-semibold [overflow-wrap:anywhere]">{title}</h2>
        <IconButton label="Hide details" shortcut="Space" onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] content-start gap-5 overflow-y-auto px-5 pt-1 pb-5">
        {!file && <NothingSelected />}
        {file && others.length === 0 && (
          <FileDetails file={file} actions={actions} links={fileLinks?.(file)} />
        )}
        {others.length > 0 && <ManyDetails files={files} />}
      </div>
    </aside>
  );
}

function NothingSelected() {
  return (
    <div className="grid justify-items-center gap-3 rounded-md bg-surface-2 px-6 py-10 text-center text-text-2">
      <MousePointerClick size={28} strokeWidth={1.5} aria-hidden className="text-text-3" />
      <p className="text-balance">Select a file to see its size, its downloads and its links.</p>
    </div>
  );
}
