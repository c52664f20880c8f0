"use client";

import type { File } from "@dropify/core/files/file.schema";
import { Download, Info, Pencil } from "lucide-react";
import { MenuItem, MenuSeparator } from "@/components/menu-item.tsx";
import { type FileActions, oneFile } from "../file-actions.ts";
import { ShareItems } from "./share-items.tsx";

/** The commands for one file alone, each with the key that does the same. */
export function FileMenuItems({ file, actions }: { file: File; actions: FileActions }) {
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
    </>
  );
}
