"use client";

import type { Folder } from "@dropify/core/files/folder.schema";
import { Ellipsis, Share2 } from "lucide-react";
import { memo } from "react";
import { FolderIcon } from "@/components/folder-icon.tsx";
import { columns } from "./columns.ts";
import { NameCell } from "./name-cell.tsx";
import { RowButton } from "./row-button.tsx";
import { SelectCell } from "./select-cell.tsx";

interface FolderCellsProps {
  folder: Folder;
  active: boolean;
  selected: boolean;
}

/** What the list shows of a folder. */
export const FolderCells = memo(function FolderCells({ folder, active, selected }: FolderCellsProps) {
  return (
    <div className={columns} data-folder-id={folder.folderId} data-folder-name={folder.name}>
      <SelectCell name={folder.name} selected={selected} active={active} />
      <NameCell name={folder.name} icon={<FolderIcon />} selected={selected} isFolder meta="Folder" />
      <span role="gridcell" className="text-text-3 max-desk:hidden">
        <span aria-hidden="true">—</span>
      </span>
      <span role="gridcell" className="pr-3 text-right text-text-3 max-desk:hidden">
        <span aria-hidden="true">—</span>
      </span>
      <span role="gridcell" className="flex justify-end gap-0.5">
        <RowButton part="share" label={`Share ${folder.name}`}>
          <Share2 size={16} aria-hidden />
        </RowButton>
        <RowButton part="menu" label={`More actions for ${folder.name}`} always>
          <Ellipsis size={16} aria-hidden />
        </RowButton>
      </span>
    </div>
  );
});
