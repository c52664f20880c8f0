"use client";

import { Keyboard } from "lucide-react";
import { formatCount } from "@/components/format-count.ts";

interface ListFootProps {
  rows: number;
  complete: boolean;
  onShortcuts: () => void;
}

/** How much there is, and where the keys are explained; not on phones. */
export function ListFoot({ rows, complete, onShortcuts }: ListFootProps) {
  return (
    <div className="flex h-8 flex-none items-center justify-between border-border border-t pr-3 pl-5 text-text-3 text-xs max-desk:hidden">
      <span className="tabular-nums">
        {complete ? formatCount(rows, "item") : `${formatCount(rows)}+ items`}
      </span>
      <button
        type="button"
        onClick={onShortcuts}
        className="inline-flex h-6 items-center gap-1.5 rounded-sm px-2 hover:bg-hover hover:text-text"
      >
        <Keyboard size={14} aria-hidden />
        Keyboard shortcuts
      </button>
    </div>
  );
}
