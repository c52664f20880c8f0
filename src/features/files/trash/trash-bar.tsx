"use client";

import { RotateCcw, Trash2 } from "lucide-react";
import type { RefObject } from "react";
import type { Chosen } from "../file-actions.ts";
import { BarButton, FloatingBar } from "../list/floating-bar.tsx";

interface TrashBarProps {
  chosen: Chosen;
  loading: boolean;
  onRestore: (chosen: Chosen) => void;
  onRemove: (chosen: Chosen) => void;
  onClear: () => void;
  list: RefObject<HTMLElement | null>;
}

/** What can be done to what is selected in the trash. */
export function TrashBar({ chosen, loading, onRestore, onRemove, onClear, list }: TrashBarProps) {
  const count = chosen.files.length + chosen.folders.length;
  return (
    <FloatingBar count={count} loading={loading} onClear={onClear} list={list}>
      <BarButton
        icon={<RotateCcw size={16} aria-hidden />}
        keys="Enter"
        disabled={loading}
        onPress={() => onRestore(chosen)}
      >
        Restore
      </BarButton>
      <BarButton
        icon={<Trash2 size={16} aria-hidden />}
        keys="Del"
        danger
        disabled={loading}
        onPress={() => onRemove(chosen)}
      >
        Delete for good…
      </BarButton>
    </FloatingBar>
  );
}
