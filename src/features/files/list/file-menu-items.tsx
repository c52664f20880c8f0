"use client";

import type { File } from "@dropify/core/files/file.schema";
import { Download, Info, Pencil, Trash2 } from "lucide-react";
import { formatCount } from "@/components/format-count.ts";
import { MenuItem, MenuSeparator } from "@/components/menu-item.tsx";
import { type FileActions, oneFile } from "../file-actions.ts";
import { ShareItems } from "./share-items.tsx";

/** The commands for one file or for several, each with the key that does the same. */
export function FileMenuItems({ files, actions }: { files: readonly File[]; actions: FileActions }) {
  const [file, ...others] = files;
  if (!file) return null;
  return (
    <>
      {others.length === 0 && <OneFileItems file={file} actions={actions} />}
      <MenuItem
        icon={<Trash2 size={16} aria-hidden />}
        shortcut="Del"
        tone="danger"
        onSelect={() => actions.trash(files)}
      >
        {others.length === 0 ? "Move to trash" : `Move ${formatCount(files.length, "file")} to trash`}
      </MenuItem>
    </>
  );
}

function OneFileItems({ file, actions }: { file: File; actions: FileActions }) {
  return (
    <>
      <MenuItem
        icon={<Download size={16} aria-hidden />}
        shortcut="Enter"
        onSelect={() => actions.download(file)}
      >
        Download
      </MenuItem>
      <ShareItems chosen={oneFile(file)} actions={actions} />
      <MenuSeparator />
      <MenuItem icon={<Info size={16} aria-hidden />} shortcut="Space" onSelect={() => actions.details(file)}>
        Details
      </MenuItem>
      <MenuItem icon={<Pencil size={16} aria-hidden />} shortcut="F2" onSelect={() => actions.rename(file)}>
        Rename
      </MenuItem>
      <MenuSeparator />
    </>
  );
}
