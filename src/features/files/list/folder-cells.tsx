"use client";

import type { Folder } from "@dropify/core/files/folder.schema";
import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { FolderIcon } from "@/components/folder-icon.tsx";
import { columns } from "./columns.ts";
import { NameCell } from "./name-cell.tsx";

/** What the list shows of a folder. */
export const FolderCells = memo(function FolderCells({ folder }: { folder: Folder }) {
  return (
    <div className={columns}>
      <span role="gridcell" className="max-desk:hidden" />
      <NameCell
        name={folder.name}
        icon={<FolderIcon />}
        selected={false}
        selectable={false}
        isFolder
        meta="Folder"
      />
      <span role="gridcell" className="text-text-3 max-desk:hidden">
        <span aria-hidden="true">—</span>
      </span>
      <span role="gridcell" className="pr-3 text-right text-text-3 max-desk:hidden">
        <span aria-hidden="true">—</span>
      </span>
      <span role="gridcell" className="grid h-full place-items-center text-text-3 desk:invisible">
        <ChevronRight size={18} aria-hidden />
      </span>
    </div>
  );
});
