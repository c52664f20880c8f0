"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { buttonClass } from "@/components/button-class.ts";
import { CopyButton } from "@/components/copy-button.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { formatDateTime } from "@/components/format-date.ts";
import { EditLinkForm } from "./edit-link-form.tsx";
import { LinkChip } from "./link-chip.tsx";
import { downloadsFact, expiryFact, shortAddress, stateNow } from "./link-facts.ts";
import { useRestoreLink } from "./link-mutations.ts";
import { LinkQuestion } from "./link-question.tsx";
import { QrPanel } from "./qr-panel.tsx";

interface LinkRowProps {
  link: ListedLink;
  now: number;
  /** It was copied while being made. */
  justCopied: boolean;
  /** The link has ended, and this row is about to move away. */
  onEnded: () => void;
}

/** One link: its address, what it still allows, and what can be done with it. */
export function LinkRow({ link, now, justCopied, onEnded }: LinkRowProps) {
  const [open, setOpen] = useState<"revoke" | "remove" | "edit" | "qr">();
  const active = stateNow(link, now) === "active";
  const close = () => setOpen(undefined);
  if (open === "edit") {
    return (
      <li className="rounded-lg p-3 inset-ring inset-ring-border-strong">
        <EditLinkForm link={link} onSaved={close} onCancel={close} />
      </li>
    );
  }
  return (
    <li className="grid grid-cols-1 gap-3 rounded-lg p-3 inset-ring inset-ring-border-strong">
      <div className="grid grid-cols-1 gap-1">
        <div className="flex items-center gap-2">
          <span
            className={`min-w-0 flex-1 truncate font-medium ${active ? "" : "text-text-3"}`}
            title={link.url}
          >
            {shortAddress(link.url)}
          </span>
          <LinkChip link={link} now={now} />
        </div>
        <Facts link={link} now={now} />
      </div>
      {open === "revoke" || open === "remove" ? (
        <LinkQuestion linkId={link.linkId} ending={open} onKeep={close} onEnded={onEnded} />
      ) : (
        <div className="flex flex-wrap gap-1.5">
          {active && (
            <CopyButton
              // The row can be there before the news that it was copied: then the button begins anew with its tick.
              key={justCopied ? "copied" : "idle"}
              text={link.url}
              label="Copy link"
              justCopied={justCopied}
            />
          )}
          {active && (
            <a href={link.url} target="_blank" rel="noreferrer" className={buttonClass()}>
              Preview
            </a>
          )}
          <Button onClick={() => setOpen("edit")}>Change</Button>
          {active && (
            <Button aria-expanded={open === "qr"} onClick={() => setOpen(open === "qr" ? undefined : "qr")}>
              QR code
            </Button>
          )}
          {link.state === "revoked" ? (
            <RestoreButton linkId={link.linkId} />
          ) : (
            <Button variant="quiet-danger" onClick={() => setOpen("revoke")}>
              Revoke…
            </Button>
          )}
          {!active && (
            <Button variant="quiet-danger" onClick={() => setOpen("remove")}>
              Remove…
            </Button>
          )}
        </div>
      )}
      {open === "qr" && <QrPanel linkId={link.linkId} />}
    </li>
  );
}

function Facts({ link, now }: Pick<LinkRowProps, "link" | "now">) {
  const others = link.fileIds.length + link.folderIds.length;
  return (
    <p className="text-text-2 text-xs">
      {link.name && <b className="font-medium text-text">{link.name} · </b>}
      {link.kind === "selection" && `Shares ${formatCount(others, "item")} · `}
      <span title={link.expiresAt ? formatDateTime(link.expiresAt) : undefined}>{expiryFact(link, now)}</span>
      {" · "}
      {downloadsFact(link)}
      {link.hasPassword && " · Password"}
      {!link.allowDownload && " · View only"}
      {link.byteBudget !== null &&
        ` · ${formatBytes(link.bytesServed)} of ${formatBytes(link.byteBudget)} served`}
    </p>
  );
}

function RestoreButton({ linkId }: { linkId: string }) {
  const restore = useRestoreLink();
  return (
    <Button pending={restore.isPending} onClick={() => restore.mutate({ linkId })}>
      Restore
    </Button>
  );
}
