"use client";

import type { File } from "@dropify/core/files/file.schema";
import { Download, Ellipsis, Share2 } from "lucide-react";
import { memo, type ReactNode } from "react";
import { DateTime } from "@/components/date-time.tsx";
import { FileIcon } from "@/components/file-icon.tsx";
import { formatBytes, formatExactBytes } from "@/components/format-bytes.ts";
import { columns } from "./columns.ts";
import { NameCell } from "./name-cell.tsx";
import { RowButton } from "./row-button.tsx";
import { SelectCell } from "./select-cell.tsx";

interface FileCellsProps {
  file: File;
  active: boolean;
  selected: boolean;
  /** The field of a new name, while this file is renamed. */
  field?: ReactNode;
}

/** What the list shows of a file. Drawn again only when one of its own properties changes. */
export const FileCells = memo(function FileCells({ file, active, selected, field }: FileCellsProps) {
  const { fileName, fileSize, mimeType, uploadTimestamp } = file;
  return (
    <div className={columns}>
      <SelectCell name={fileName} selected={selected} active={active} />
      <NameCell
        name={fileName}
        icon={<FileIcon name={fileName} mimeType={mimeType} />}
        selected={selected}
        field={field}
        meta={
          <>
            {formatBytes(fileSize)} · <DateTime at={uploadTimestamp} />
          </>
        }
      />
      <span role="gridcell" className="text-text-2 tabular-nums max-desk:hidden">
        <DateTime at={uploadTimestamp} />
      </span>
      <span
        role="gridcell"
        title={formatExactBytes(fileSize)}
        className="pr-3 text-right text-text-2 tabular-nums max-desk:hidden"
      >
        {formatBytes(fileSize)}
      </span>
      <span role="gridcell" className="flex justify-end gap-0.5">
        <RowButton part="share" label={`Share ${fileName}`}>
          <Share2 size={16} aria-hidden />
        </RowButton>
        <RowButton part="download" label={`Download ${fileName}`}>
          <Download size={16} aria-hidden />
        </RowButton>
        <RowButton part="menu" label={`More actions for ${fileName}`} always>
          <Ellipsis size={16} aria-hidden />
        </RowButton>
      </span>
    </div>
  );
});
