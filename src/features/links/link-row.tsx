"use client";

import type { Link } from "@dropify/core/links/link.schema";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { CopyButton } from "@/components/copy-button.tsx";
import { formatDateTime } from "@/components/format-date.ts";
import { LinkChip } from "./link-chip.tsx";
import { downloadsFact, expiryFact, shortAddress, stateNow } from "./link-facts.ts";
import { RevokeQuestion } from "./revoke-question.tsx";

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
  const [asking, setAsking] = useState(false);
  const active = stateNow(link, now) === "active";
  return (
    <li className="grid grid-cols-1 gap-3 rounded-lg p-3 inset-ring inset-ring-border-strong">
      <div className="grid grid-cols-1 gap-1">
        <div className="flex items-center gap-2">
          <Address link={link} active={active} />
          <LinkChip link={link} now={now} />
        </div>
        <p className="text-text-2 text-xs">
          <span title={link.expiresAt ? formatDateTime(link.expiresAt) : undefined}>
            {expiryFact(link, now)}
          </span>
          {" · "}
          {downloadsFact(link)}
        </p>
      </div>
      {active && !asking && (
        <div className="flex gap-2 max-desk:*:[button]:flex-1">
          <CopyButton
            // The row can be there before the news that it was copied: then the button begins anew with its tick.
            key={justCopied ? "copied" : "idle"}
            text={link.url}
            label="Copy link"
            justCopied={justCopied}
          />
          <Button variant="quiet-danger" onClick={() => setAsking(true)}>
            Revoke…
          </Button>
        </div>
      )}
      {active && asking && (
        <RevokeQuestion linkId={link.linkId} onKeep={() => setAsking(false)} onRevoked={onRevoked} />
      )}
    </li>
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
