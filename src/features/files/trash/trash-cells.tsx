"use client";

import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";
import { Ellipsis, RotateCcw } from "lucide-react";
import { memo } from "react";
import { DateTime } from "@/components/date-time.tsx";
import { FileIcon } from "@/components/file-icon.tsx";
import { FolderIcon } from "@/components/folder-icon.tsx";
import { formatBytes, formatExactBytes } from "@/components/format-bytes.ts";
import { columns } from "../list/columns.ts";
import { NameCell } from "../list/name-cell.tsx";
import { RowButton } from "../list/row-button.tsx";
import { SelectCell } from "../list/select-cell.tsx";

interface TrashCellsProps {
  /** A file or a folder. */
  file?: File;
  folder?: Folder;
  active: boolean;
  selected: boolean;
}

/** What the trash shows of a file or folder: since when it is there, and how to get it back. */
export const TrashCells = memo(function TrashCells({ file, folder, active, selected }: TrashCellsProps) {
  const name = file?.fileName ?? folder?.name ?? "";
  const trashedAt = file?.trashedAt ?? folder?.trashedAt;
  const when = trashedAt ? <DateTime at={trashedAt} /> : null;
  const size = file ? formatBytes(file.fileSize) : "—";
  return (
    <div className={columns}>
      <SelectCell name={name} selected={selected} active={active} />
      <NameCell
        name={name}
        icon={
          file ? (
            <FileIcon name={name} mimeType={file.mimeType} className="opacity-60" />
          ) : (
            <FolderIcon className="opacity-60" />
          )
        }
        selected={selected}
        isFolder={folder !== undefined}
        meta={
          <>
            {file ? size : "Folder"} · {when}
          </>
        }
      />
      <span role="gridcell" className="text-text-2 tabular-nums max-desk:hidden">
        {when}
      </span>
      <span
        role="gridcell"
        title={file && formatExactBytes(file.fileSize)}
        className="pr-3 text-right text-text-2 tabular-nums max-desk:hidden"
      >
        {size}
      </span>
      <span role="gridcell" className="flex justify-end gap-0.5">
        <RowButton part="restore" label={`Restore ${name}`}>
          <RotateCcw size={16} aria-hidden />
        </RowButton>
        <RowButton part="menu" label={`More actions for ${name}`} always>
          <Ellipsis size={16} aria-hidden />
        </RowButton>
      </span>
    </div>
  );
});
