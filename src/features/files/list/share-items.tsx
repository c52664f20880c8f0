"use client";

import { Link2, Share2 } from "lucide-react";
import { formatCount } from "@/components/format-count.ts";
import { MenuItem } from "@/components/menu-item.tsx";
import type { Chosen, FileActions } from "../file-actions.ts";

interface ShareItemsProps {
  chosen: Chosen;
  actions: Pick<FileActions, "share" | "copyLink">;
}

/** The commands that give others what is chosen; a link of several things is made in the dialog. */
export function ShareItems({ chosen, actions }: ShareItemsProps) {
  const count = chosen.files.length + chosen.folders.length;
  return (
    <>
      <MenuItem
        icon={<Share2 size={16} aria-hidden />}
        shortcut="Mod+Enter"
        onSelect={() => actions.share(chosen)}
      >
        {count === 1 ? "Share…" : `Share ${formatCount(count, "item")}…`}
      </MenuItem>
      {count === 1 && (
        <MenuItem
          icon={<Link2 size={16} aria-hidden />}
          shortcut="Mod+C"
          onSelect={() => actions.copyLink(chosen)}
        >
          Copy link
        </MenuItem>
      )}
    </>
  );
}
