"use client";

import { RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { Menu } from "@/components/menu.tsx";
import { MenuItem } from "@/components/menu-item.tsx";
import type { Chosen } from "../file-actions.ts";
import type { MenuPlace } from "../grid/grid-key.ts";

interface TrashMenuProps {
  /** null: closed. */
  menu: { at: MenuPlace; chosen: Chosen } | null;
  onRestore: (chosen: Chosen) => void;
  onRemove: (chosen: Chosen) => void;
  onClose: () => void;
}

/** The one menu of the trash, at a row's button or at the pointer. */
export function TrashMenu({ menu, onRestore, onRemove, onClose }: TrashMenuProps) {
  // What was shown stays in sight while the menu fades.
  const [shown, setShown] = useState(menu);
  if (menu && menu !== shown) setShown(menu);
  const chosen = shown?.chosen ?? { files: [], folders: [] };
  return (
    <Menu anchor={shown?.at ?? null} open={menu !== null} onOpenChange={(open) => !open && onClose()}>
      <MenuItem
        icon={<RotateCcw size={16} aria-hidden />}
        shortcut="Enter"
        onSelect={() => onRestore(chosen)}
      >
        Restore
      </MenuItem>
      <MenuItem
        icon={<Trash2 size={16} aria-hidden />}
        shortcut="Del"
        tone="danger"
        onSelect={() => onRemove(chosen)}
      >
        Delete for good…
      </MenuItem>
    </Menu>
  );
}
