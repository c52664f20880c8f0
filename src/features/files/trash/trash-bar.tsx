"use client";

import type { File } from "@dropify/core/files/file.schema";
import { RotateCcw, Trash2 } from "lucide-react";
import type { RefObject } from "react";
import { BarButton, FloatingBar } from "../list/floating-bar.tsx";

interface TrashBarProps {
  files: readonly File[];
  loading: boolean;
  onRestore: (files: readonly File[]) => void;
  onRemove: (files: readonly File[]) => void;
  onClear: () => void;
  list: RefObject<HTMLElement | null>;
}

/** What can be done to what is selected in the trash. */
export function TrashBar({ files, loading, onRestore, onRemove, onClear, list }: TrashBarProps) {
  return (
    <FloatingBar count={files.length} loading={loading} onClear={onClear} list={list}>
      <BarButton
        icon={<RotateCcw size={16} aria-hidden />}
        keys="Enter"
        disabled={loading}
        onPress={() => onRestore(files)}
      >
        Restore
      </BarButton>
      <BarButton
        icon={<Trash2 size={16} aria-hidden />}
        keys="Del"
        danger
        disabled={loading}
        onPress={() => onRemove(files)}
      >
        Delete for good…
      </BarButton>
    </FloatingBar>
  );
}
