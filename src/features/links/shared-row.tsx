"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import { Files } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/button.tsx";
import { Checkbox } from "@/components/checkbox.tsx";
import { FileIcon } from "@/components/file-icon.tsx";
import { FolderIcon } from "@/components/folder-icon.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { LinkChip } from "./link-chip.tsx";
import { downloadsFact, expiryFact } from "./link-facts.ts";
import { useGrantMore } from "./use-update-link.ts";

interface SharedRowProps {
  link: ListedLink;
  now: number;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

/** One link among all: what it leads to, how it stands, and the way to its numbers. */
export function SharedRow({ link, now, isChosen, onChoose }: SharedRowProps) {
  const title = targetOf(link);
  return (
    <li className="flex flex-wrap items-center gap-3 border-border border-t py-2.5">
      <Checkbox
        aria-label={`Choose the link to ${title}`}
        checked={isChosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <TargetIcon link={link} />
      <div className="min-w-0 flex-1">
        <Link
          href={`/shared/${link.linkId}`}
          className="block truncate rounded-xs font-medium hover:underline hover:underline-offset-3"
        >
          {link.name ? `${title} · ${link.name}` : title}
        </Link>
        <p className="truncate text-text-2 text-xs">
          {downloadsFact(link)} · {formatBytes(link.bytesServed)} served · {expiryFact(link, now)}
          {link.hasPassword && " · Password"}
        </p>
      </div>
      {link.askedAt && <GrantButton linkId={link.linkId} />}
      <LinkChip link={link} now={now} />
    </li>
  );
}

function GrantButton({ linkId }: { linkId: string }) {
  const grant = useGrantMore();
  return (
    <Button
      pending={grant.isPending}
      onClick={() => grant.mutate({ linkId })}
      className="max-desk:order-last max-desk:w-full"
    >
      Give more time
    </Button>
  );
}

function TargetIcon({ link }: { link: ListedLink }) {
  if (link.kind === "folder") return <FolderIcon size={24} />;
  if (link.kind === "selection") return <Files size={22} aria-hidden className="text-text-2" />;
  return <FileIcon name={link.targetName ?? ""} mimeType={link.mimeType ?? ""} size={24} />;
}

function targetOf({ kind, targetName, fileIds, folderIds }: ListedLink): string {
  if (kind === "selection") return formatCount(fileIds.length + folderIds.length, "selected item");
  return targetName ?? "Removed";
}
