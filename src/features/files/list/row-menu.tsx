"use client";

import { FolderOpen, Pencil } from "lucide-react";
import { useState } from "react";
import { Menu } from "@/components/menu.tsx";
import { MenuItem, MenuSeparator } from "@/components/menu-item.tsx";
import type { FileActions, FolderActions } from "../file-actions.ts";
import type { MenuPlace } from "../grid/grid-key.ts";
import { chosenOf } from "./chosen-of.ts";
import { FileMenuItems } from "./file-menu-items.tsx";
import { PlaceItems } from "./place-items.tsx";
import { ShareItems } from "./share-items.tsx";
import type { Row } from "./use-folder-rows.ts";

export interface OpenMenu {
  at: MenuPlace;
  rows: readonly Row[];
}

interface RowMenuProps {
  /** null: closed. */
  menu: OpenMenu | null;
  actions: FileActions;
  folderActions: FolderActions;
  onClose: () => void;
}

/** The one menu of the whole list, at a row's button or at the pointer. */
export function RowMenu({ menu, actions, folderActions, onClose }: RowMenuProps) {
  // What was shown stays in sight while the menu fades.
  const [shown, setShown] = useState(menu);
  if (menu && menu !== shown) setShown(menu);
  const rows = shown?.rows ?? [];
  const chosen = chosenOf(rows);
  const [folder] = chosen.folders;
  const [file] = chosen.files;
  const isOne = rows.length === 1;
  return (
    <Menu anchor={shown?.at ?? null} open={menu !== null} onOpenChange={(open) => !open && onClose()}>
      {isOne && folder && (
        <MenuItem
          icon={<FolderOpen size={16} aria-hidden />}
          shortcut="Enter"
          onSelect={() => folderActions.open(folder)}
        >
          Open
        </MenuItem>
      )}
      {(folder || !isOne) && <ShareItems chosen={chosen} actions={actions} />}
      {isOne && folder && (
        <MenuItem
          icon={<Pencil size={16} aria-hidden />}
          shortcut="F2"
          onSelect={() => folderActions.rename(folder)}
        >
          Rename…
        </MenuItem>
      )}
      {isOne && file && <FileMenuItems file={file} actions={actions} />}
      <MenuSeparator />
      <PlaceItems chosen={chosen} actions={actions} />
    </Menu>
  );
}
