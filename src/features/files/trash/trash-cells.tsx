"use client";

import type { File } from "@dropify/core/files/file.schema";
import { Ellipsis, RotateCcw } from "lucide-react";
import { memo } from "react";
import { DateTime } from "@/components/date-time.tsx";
import { FileIcon } from "@/components/file-icon.tsx";
import { formatBytes, formatExactBytes } from "@/components/format-bytes.ts";
import { columns } from "../list/columns.ts";
import { NameCell } from "../list/name-cell.tsx";
import { RowButton } from "../list/row-button.tsx";
import { SelectCell } from "../list/select-cell.tsx";

interface TrashCellsProps {
  file: File;
  active: boolean;
  selected: boolean;
}

/** What the trash shows of a file: since when it is there, and how to get it back. */
export const TrashCells = memo(function TrashCells({ file, active, selected }: TrashCellsProps) {
  const { fileName, fileSize, mimeType } = file;
  const when = file.trashedAt ? <DateTime at={file.trashedAt} /> : null;
  return (
    <div className={columns}>
      <SelectCell name={fileName} selected={selected} active={active} />
      <NameCell
        name={fileName}
        icon={<FileIcon name={fileName} mimeType={mimeType} className="opacity-60" />}
        selected={selected}
        meta={
          <>
            {formatBytes(fileSize)} · {when}
          </>
        }
      />
      <span role="gridcell" className="text-text-2 tabular-nums max-desk:hidden">
        {when}
      </span>
      <span
        role="gridcell"
        title={formatExactBytes(fileSize)}
        className="pr-3 text-right text-text-2 tabular-nums max-desk:hidden"
      >
        {formatBytes(fileSize)}
      </span>
      <span role="gridcell" className="flex justify-end gap-0.5">
        <RowButton part="restore" label={`Restore ${fileName}`}>
          <RotateCcw size={16} aria-hidden />
        </RowButton>
        <RowButton part="menu" label={`More actions for ${fileName}`} always>
          <Ellipsis size={16} aria-hidden />
        </RowButton>
      </span>
    </div>
  );
});
