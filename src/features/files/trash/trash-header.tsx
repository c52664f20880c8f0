"use client";

import { Checkbox } from "@/components/checkbox.tsx";
import { classNames } from "@/components/class-names.ts";
import { columns } from "../list/columns.ts";

interface TrashHeaderProps {
  selected: "none" | "some" | "all";
  onSelectAll: (all: boolean) => void;
}

/** The head of the trash's columns; it has one order only: the latest first. */
export function TrashHeader({ selected, onSelectAll }: TrashHeaderProps) {
  return (
    <div
      role="rowgroup"
      className="sticky top-0 z-(--z-sticky) border-border border-b bg-surface max-desk:sr-only"
    >
      <div
        role="row"
        aria-rowindex={1}
        className={classNames(columns, "h-[34px] font-medium text-text-3 text-xs")}
      >
        <span role="columnheader" className="grid place-items-center max-desk:hidden">
          <Checkbox
            aria-label="Select all"
            checked={selected === "all"}
            indeterminate={selected === "some"}
            onChange={() => onSelectAll(selected === "none")}
          />
        </span>
        <span role="columnheader" className="desk:pl-1">
          Name
        </span>
        <span role="columnheader" aria-sort="descending" className="max-desk:hidden">
          Moved to trash
        </span>
        <span role="columnheader" className="pr-3 text-right max-desk:hidden">
          Size
        </span>
        <span role="columnheader">
          <span className="sr-only">Actions</span>
        </span>
      </div>
    </div>
  );
}
