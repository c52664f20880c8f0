"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { Checkbox } from "@/components/checkbox.tsx";
import { classNames } from "@/components/class-names.ts";
import { type Listing, type Sort, sortBy } from "../listing.ts";
import { columns } from "./columns.ts";
import { SortMenu } from "./sort-menu.tsx";

interface ListHeaderProps {
  listing: Listing;
  onSort: (listing: Listing) => void;
  /** How much of the list is selected. */
  selected: "none" | "some" | "all";
  onSelectAll: (all: boolean) => void;
}

/** The head of the columns: each sorts, and says how by `aria-sort`. On phones one menu does. */
export function ListHeader({ listing, onSort, selected, onSelectAll }: ListHeaderProps) {
  return (
    <div role="rowgroup" className="sticky top-0 z-(--z-sticky) border-border border-b bg-surface">
      <div role="row" aria-rowindex={1} className={classNames(columns, "h-[34px] text-text-3 text-xs")}>
        <span role="columnheader" className="grid place-items-center max-desk:hidden">
          <Checkbox
            aria-label="Select all"
            checked={selected === "all"}
            indeterminate={selected === "some"}
            onChange={() => onSelectAll(selected === "none")}
          />
        </span>
        <Column sort="name" listing={listing} onSort={onSort} className="desk:pl-1" />
        <Column sort="time" listing={listing} onSort={onSort} className="max-desk:hidden" />
        <Column
          sort="size"
          listing={listing}
          onSort={onSort}
          className="flex flex-row-reverse pr-1.5 max-desk:hidden"
        />
        <span role="columnheader" className="max-desk:hidden">
          <span className="sr-only">Actions</span>
        </span>
      </div>
    </div>
  );
}

const names: Record<Sort, string> = { name: "Name", time: "Uploaded", size: "Size" };

interface ColumnProps {
  sort: Sort;
  listing: Listing;
  onSort: (listing: Listing) => void;
  className: string;
}

function Column({ sort, listing, onSort, className }: ColumnProps) {
  const sorts = listing.sort === sort;
  const Arrow = listing.order === "asc" ? ArrowUp : ArrowDown;
  const arrow = (
    <Arrow size={12} aria-hidden className={sorts ? "" : "opacity-0 group-hover/sort:opacity-60"} />
  );
  return (
    <span
      role="columnheader"
      aria-sort={sorts ? (listing.order === "asc" ? "ascending" : "descending") : "none"}
      className={className}
    >
      {sort === "name" && <SortMenu listing={listing} onSort={onSort} />}
      <button
        type="button"
        onClick={() => onSort(sortBy(listing, sort))}
        className={classNames(
          "group/sort -ml-1.5 inline-flex h-6 items-center gap-1 rounded-sm px-1.5 font-medium hover:bg-hover hover:text-text",
          sorts && "text-text",
          sort === "name" && "max-desk:hidden",
        )}
      >
        {sort === "size" && arrow}
        {names[sort]}
        {sort !== "size" && arrow}
      </button>
    </span>
  );
}
