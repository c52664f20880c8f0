"use client";

import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";
import { MousePointerClick, X } from "lucide-react";
import type { ReactNode } from "react";
import { FolderIcon } from "@/components/folder-icon.tsx";
import { IconButton } from "@/components/icon-button.tsx";
import { describeCount } from "../changes/describe-items.ts";
import type { FileActions } from "../file-actions.ts";
import { FileDetails } from "./file-details.tsx";
import { ManyDetails } from "./many-details.tsx";

interface DetailsPanelProps {
  files: readonly File[];
  folders: readonly Folder[];
  actions: FileActions;
  fileLinks?: ((file: File) => ReactNode) | undefined;
  onClose: () => void;
}

/** The third column, where there is room for one: what is selected, in full. */
export function DetailsPanel({ files, folders, actions, fileLinks, onClose }: DetailsPanelProps) {
  const [file, ...others] = files;
  const [folder] = folders;
  const count = files.length + folders.length;
  const title =
    count === 0
      ? "Details"
      : count === 1
        ? (file?.fileName ?? folder?.name)
        : `${describeCount({ files, folders })} selected`;
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
        {count === 0 && <NothingSelected />}
        {folders.length > 0 && <FoldersSelected />}
        {file && count === 1 && <FileDetails file={file} actions={actions} links={fileLinks?.(file)} />}
        {others.length > 0 && folders.length === 0 && <ManyDetails files={files} />}
      </div>
    </aside>
  );
}

/** A folder's size is the sum of all in it, which nobody has added up. */
function FoldersSelected() {
  return (
    <div className="grid h-42 place-items-center rounded-md bg-surface-2">
      <FolderIcon size={64} />
    </div>
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
