"use client";

import { Upload } from "lucide-react";
import { formatCount } from "@/components/format-count.ts";
import { showToast } from "@/components/toast-manager.ts";
import type { DroppedFiles } from "./dropped-files.ts";
import { useUploadQueue } from "./upload-context.ts";
import { useWindowDrop } from "./use-window-drop.ts";
import { useWindowPaste } from "./use-window-paste.ts";

interface UploadDropZoneProps {
  /** Where dropped and pasted files go; null is the top level. */
  folderId: string | null;
  folderName: string;
}

/** Takes files dropped anywhere in the window or pasted into it; while they hover it names where they would go. */
export function UploadDropZone({ folderId, folderName }: UploadDropZoneProps) {
  const queue = useUploadQueue();
  useWindowPaste((files) => queue.add(files, folderId));
  const over = useWindowDrop((dropped) => {
    if (dropped.files.length > 0) queue.add(dropped.files, folderId);
    tellOfFolders(dropped);
  });

  if (!over) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-0 z-(--z-overlay) grid place-items-center bg-bg/65 p-3 transition-opacity duration-(--dur-2) starting:opacity-0"
    >
      <div className="absolute inset-3 rounded-xl bg-accent-soft/45 outline-2 outline-accent outline-dashed -outline-offset-2" />
      <p className="relative flex max-w-full items-center gap-4 rounded-xl bg-raised py-4 pr-6 pl-4 shadow-3">
        <span className="grid size-11 flex-none place-items-center rounded-lg bg-accent text-on-accent">
          <Upload size={22} aria-hidden />
        </span>
        <span className="min-w-0">
          <span className="block text-text-2">Drop to upload to</span>
          <span className="block truncate font-semibold text-lg tracking-tight">{folderName}</span>
        </span>
      </p>
    </div>
  );
}

function tellOfFolders({ folders, files }: DroppedFiles): void {
  const [first] = folders;
  if (!first) return;
  showToast({
    id: "upload-folders",
    tone: "danger",
    title:
      folders.length === 1
        ? `“${first}” is a folder`
        : `${formatCount(folders.length)} folders were left out`,
    description: files.length > 0 ? "The files beside it are uploaded." : "Drop the files inside it instead.",
  });
}
