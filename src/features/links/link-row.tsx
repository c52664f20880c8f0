"use client";

import type { Link } from "@dropify/core/links/link.schema";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { CopyButton } from "@/components/copy-button.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatDateTime } from "@/components/format-date.ts";
import { LinkChip } from "./link-chip.tsx";
import { downloadsFact, expiryFact, shortAddress, stateNow } from "./link-facts.ts";
import { NewLinkForm } from "./new-link-form.tsx";
import { QrPanel } from "./qr-panel.tsx";
import { RevokeQuestion } from "./revoke-question.tsx";
import { useRestoreLink } from "./use-update-link.ts";

interface LinkRowProps {
  link: Link;
  now: number;
  /** It was copied while being made. */
  justCopied: boolean;
  /** The link is revoked, and this row about to move away. */
  onRevoked: () => void;
}

/** One link: its address, what it still allows, and what can be done with it. */
export function LinkRow({ link, now, justCopied, onRevoked }: LinkRowProps) {
  const [open, setOpen] = useState<"revoke" | "edit" | "qr">();
  const active = stateNow(link, now) === "active";
  const close = () => setOpen(undefined);
  if (open === "edit") {
    return (
      <li className="rounded-lg p-3 inset-ring inset-ring-border-strong">
        <NewLinkForm target={{ fileId: link.fileId ?? "" }} link={link} onDone={close} onCancel={close} />
      </li>
    );
  }
  return (
    <li className="grid grid-cols-1 gap-3 rounded-lg p-3 inset-ring inset-ring-border-strong">
      <div className="grid grid-cols-1 gap-1">
        <div className="flex items-center gap-2">
          <Address link={link} active={active} />
          <LinkChip link={link} now={now} />
        </div>
        <p className="text-text-2 text-xs">
          {link.name && <b className="font-medium text-text">{link.name} · </b>}
          <span title={link.expiresAt ? formatDateTime(link.expiresAt) : undefined}>
            {expiryFact(link, now)}
          </span>
          {" · "}
          {downloadsFact(link)}
          {link.hasPassword && " · Password"}
          {link.byteBudget !== null &&
            ` · ${formatBytes(link.bytesServed)} of ${formatBytes(link.byteBudget)} served`}
        </p>
      </div>
      {open !== "revoke" && (
        <div className="flex flex-wrap gap-2">
          {active && (
            <CopyButton
              // The row can be there before the news that it was copied: then the button begins anew with its tick.
              key={justCopied ? "copied" : "idle"}
              text={link.url}
              label="Copy link"
              justCopied={justCopied}
            />
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
        </div>
      )}
      {open === "qr" && <QrPanel linkId={link.linkId} />}
      {open === "revoke" && <RevokeQuestion linkId={link.linkId} onKeep={close} onRevoked={onRevoked} />}
    </li>
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

function Address({ link, active }: { link: Link; active: boolean }) {
  const text = "min-w-0 flex-1 truncate font-medium";
  if (!active) return <span className={`${text} text-text-3`}>{shortAddress(link.url)}</span>;
  return (
    <a
      href={link.url}
      target="_blank"
      rel="noreferrer"
      title="Open the page that others see"
      className={`${text} rounded-xs underline decoration-border-control underline-offset-3 hover:decoration-current`}
    >
      {shortAddress(link.url)}
    </a>
  );
}
