"use client";

import { ChevronDown } from "lucide-react";
import { Menu } from "@/components/menu.tsx";
import { MenuRadioGroup } from "@/components/menu-radio-group.tsx";
import type { Listing } from "../listing.ts";
import { describeSort } from "./describe-sort.ts";

const choices: Pick<Listing, "sort" | "order">[] = [
  { sort: "time", order: "desc" },
  { sort: "time", order: "asc" },
  { sort: "name", order: "asc" },
  { sort: "name", order: "desc" },
  { sort: "size", order: "desc" },
  { sort: "size", order: "asc" },
];

/** Sorting on phones, where there are no columns: one button that says the order in words. */
export function SortMenu({ listing, onSort }: { listing: Listing; onSort: (listing: Listing) => void }) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Sorted: ${describeSort(listing)}. Change`}
          className="inline-flex h-11 items-center gap-1 px-2 font-medium text-sm desk:hidden"
        >
          {describeSort(listing)}
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    >
      <MenuRadioGroup
        label="Sort"
        value={describeSort(listing)}
        onChange={(words) => {
          const choice = choices.find((one) => describeSort(one) === words);
          if (choice) onSort({ ...listing, ...choice });
        }}
        options={choices.map((choice) => ({ value: describeSort(choice), label: describeSort(choice) }))}
      />
    </Menu>
  );
}
