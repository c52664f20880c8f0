"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import { Ban, Copy, Ellipsis, Eye, Pencil, QrCode, RotateCcw, Trash2 } from "lucide-react";
import { copyText } from "@/components/copy-text.ts";
import { IconButton } from "@/components/icon-button.tsx";
import { Menu } from "@/components/menu.tsx";
import { MenuItem, MenuSeparator } from "@/components/menu-item.tsx";
import { showToast } from "@/components/toast-manager.ts";
import type { LinkTask } from "./link-dialog.tsx";
import { stateNow } from "./link-facts.ts";
import { useRestoreLink } from "./link-mutations.ts";
import { linkTitle } from "./link-target.ts";

interface LinkMenuProps {
  link: ListedLink;
  now: number;
  onTask: (task: LinkTask) => void;
  onRestored?: () => void;
}

/** Everything that can be done to one link. */
export function LinkMenu({ link, now, onTask, onRestored }: LinkMenuProps) {
  const restore = useRestoreLink();
  const active = stateNow(link, now) === "active";

  function bringBack() {
    restore.mutate(
      { linkId: link.linkId },
      {
        onSuccess: () => {
          showToast({ title: "Link restored", tone: "success" });
          onRestored?.();
        },
        onError: ({ message }) => showToast({ title: message, tone: "danger" }),
      },
    );
  }

  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={`More actions for the link to ${linkTitle(link)}`} tooltip={false}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      {active && (
        <>
          <MenuItem icon={<Copy size={16} aria-hidden />} onSelect={() => void copy(link.url)}>
            Copy link
          </MenuItem>
          <MenuItem
            icon={<Eye size={16} aria-hidden />}
            onSelect={() => window.open(link.url, "_blank", "noreferrer")}
          >
            Preview as recipient
          </MenuItem>
          <MenuItem icon={<QrCode size={16} aria-hidden />} onSelect={() => onTask("qr")}>
            QR code…
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={() => onTask("edit")}>
        Change…
      </MenuItem>
      {link.state === "revoked" ? (
        <MenuItem icon={<RotateCcw size={16} aria-hidden />} onSelect={bringBack}>
          Restore
        </MenuItem>
      ) : (
        <MenuItem icon={<Ban size={16} aria-hidden />} onSelect={() => onTask("revoke")}>
          Revoke…
        </MenuItem>
      )}
      <MenuItem icon={<Trash2 size={16} aria-hidden />} tone="danger" onSelect={() => onTask("remove")}>
        Remove…
      </MenuItem>
    </Menu>
  );
}

async function copy(url: string): Promise<void> {
  const copied = await copyText(url);
  showToast(
    copied ? { title: "Link copied", tone: "success" } : { title: "The browser did not allow copying" },
  );
}
