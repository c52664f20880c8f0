"use client";

import { FolderInput, Trash2 } from "lucide-react";
import { MenuItem } from "@/components/menu-item.tsx";
import { describeCount } from "../changes/describe-items.ts";
import type { Chosen, FileActions } from "../file-actions.ts";

interface PlaceItemsProps {
  chosen: Chosen;
  actions: Pick<FileActions, "move" | "trash">;
}

/** The commands that put what is chosen elsewhere. */
export function PlaceItems({ chosen, actions }: PlaceItemsProps) {
  const isOne = chosen.files.length + chosen.folders.length === 1;
  return (
    <>
      <MenuItem
        icon={<FolderInput size={16} aria-hidden />}
        shortcut="Mod+X"
        onSelect={() => actions.move(chosen)}
      >
        Move to…
      </MenuItem>
      <MenuItem
        icon={<Trash2 size={16} aria-hidden />}
        shortcut="Del"
        tone="danger"
        onSelect={() => actions.trash(chosen)}
      >
        {isOne ? "Move to trash" : `Move ${describeCount(chosen)} to trash`}
      </MenuItem>
    </>
  );
}
