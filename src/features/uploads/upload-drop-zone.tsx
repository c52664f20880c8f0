"use client";

import { Upload } from "lucide-react";
import { useAddUploads } from "./use-add-uploads.ts";
import { useWindowDrop } from "./use-window-drop.ts";
import { useWindowPaste } from "./use-window-paste.ts";

interface UploadDropZoneProps {
  /** Where dropped and pasted files go; null is the top level. */
  folderId: string | null;
  folderName: string;
  /** A drag rests on the row of a folder. */
  onOpenFolder: (folderId: string) => void;
}

/** Takes what is dropped anywhere in the window or pasted into it; while it hovers it names where it would go. */
export function UploadDropZone({ folderId, folderName, onOpenFolder }: UploadDropZoneProps) {
  const add = useAddUploads();
  useWindowPaste((items) => add((engine) => engine.addDropped(items, folderId)));
  const target = useWindowDrop({
    place: { folderId, name: folderName },
    onDrop: (items, to) => add((engine) => engine.addDropped(items, to.folderId)),
    onRest: onOpenFolder,
  });

  // Says to FileDropGuard, before the page is awake, that files are taken here.
  if (!target) return <span hidden data-takes-drops />;
  return (
    <div
      aria-hidden
      className={`pointer-events-none fixed inset-0 z-(--z-overlay) grid justify-items-center p-3 transition-opacity duration-(--dur-2) starting:opacity-0 ${target.row ? "items-end pb-24" : "items-center bg-bg/65"}`}
    >
      {target.row ? (
        <RowRing row={target.row} />
      ) : (
        <div className="absolute inset-3 rounded-xl bg-accent-soft/45 outline-2 outline-accent outline-dashed -outline-offset-2" />
      )}
      <p className="relative flex max-w-full items-center gap-4 rounded-xl bg-raised py-4 pr-6 pl-4 shadow-3">
        <span className="grid size-11 flex-none place-items-center rounded-lg bg-accent text-on-accent">
          <Upload size={22} aria-hidden />
        </span>
        <span className="min-w-0">
          <span className="block text-text-2">Drop to upload to</span>
          <span className="block truncate font-semibold text-lg tracking-tight">{target.name}</span>
        </span>
      </p>
    </div>
  );
}

function RowRing({ row }: { row: Element }) {
  const { top, left, width, height } = row.getBoundingClientRect();
  return (
    <div
      className="fixed rounded-md bg-accent-soft/45 outline-2 outline-accent -outline-offset-2"
      style={{ top, left, width, height }}
    />
  );
}
