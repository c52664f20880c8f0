import type { ReactNode } from "react";
import { EmptyState } from "@/components/empty-state.tsx";
import { DropArt } from "./drop-art.tsx";

/** An empty list says how to fill it. */
export function EmptyFolder({ top, uploadButton }: { top: boolean; uploadButton: ReactNode }) {
  return (
    <div className="grid min-h-0 flex-1 content-center overflow-y-auto pb-10">
      <EmptyState
        art={<DropArt />}
        title={top ? "Drop your first files here" : "This folder is empty"}
        action={uploadButton}
      >
        <p className="max-desk:hidden">
          Drag files anywhere onto this window, paste them, or choose them from your computer. Then share any
          of them by a link.
        </p>
        <p className="desk:hidden">
          Choose files or photos from this phone, then share any of them by a link.
        </p>
      </EmptyState>
    </div>
  );
}
