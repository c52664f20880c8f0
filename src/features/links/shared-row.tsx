"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import Link from "next/link";
import { Button } from "@/components/button.tsx";
import { Checkbox } from "@/components/checkbox.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { formatDateTime } from "@/components/format-date.ts";
import { LinkChip } from "./link-chip.tsx";
import type { LinkTask } from "./link-dialog.tsx";
import { downloadsFact, endFact, expiryFact, shortAddress } from "./link-facts.ts";
import { LinkMenu } from "./link-menu.tsx";
import { useGrantMore } from "./link-mutations.ts";
import { linkTitle } from "./link-target.ts";
import { TargetIcon } from "./target-icon.tsx";

interface SharedRowProps {
  link: ListedLink;
  now: number;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  onTask: (link: ListedLink, task: LinkTask) => void;
}

const number = "px-2 text-right tabular-nums text-text-2 whitespace-nowrap max-wide:hidden";

/** One link among all: what it leads to, how it stands, what came of it, and what can be done with it. */
export function SharedRow({ link, now, isChosen, onChoose, onTask }: SharedRowProps) {
  const title = linkTitle(link);
  const { downloadCount, maxDownloads, bytesServed, byteBudget, visits, expiresAt } = link;
  return (
    <tr className="border-border border-t hover:bg-hover">
      <td className="w-8 pl-2">
        <span className="grid place-items-center max-desk:size-11">
          <Checkbox
            aria-label={`Choose the link to ${title}`}
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        </span>
      </td>
      <th scope="row" className="w-full max-w-0 px-2 py-2 text-left font-regular">
        <div className="flex items-center gap-3">
          <span className="flex-none max-desk:hidden">
            <TargetIcon kind={link.kind} name={link.targetName ?? ""} mimeType={link.mimeType} />
          </span>
          <div className="min-w-0 flex-1">
            <Link
              href={`/shared/${link.linkId}`}
              className="block truncate rounded-xs font-medium hover:underline hover:underline-offset-3"
              title={link.name ? `${title} · ${link.name}` : title}
            >
              {link.name ? `${title} · ${link.name}` : title}
            </Link>
            <span className="block truncate text-text-3 text-xs max-wide:hidden">
              {shortAddress(link.url)}
              {link.hasPassword && " · Password"}
              {!link.allowDownload && " · View only"}
            </span>
            <NarrowFacts link={link} now={now} />
            {link.askedAt && <GrantButton linkId={link.linkId} />}
          </div>
        </div>
      </th>
      <td className="px-2 max-desk:hidden">
        <LinkChip link={link} now={now} />
      </td>
      <td className={number}>{formatCount(visits)}</td>
      <td className={number}>
        {formatCount(downloadCount)}
        {maxDownloads !== null && ` of ${formatCount(maxDownloads)}`}
      </td>
      <td className={number}>
        {formatBytes(bytesServed)}
        {byteBudget !== null && ` of ${formatBytes(byteBudget)}`}
      </td>
      <td
        className="whitespace-nowrap px-2 text-text-2 max-wide:hidden"
        title={expiresAt ? formatDateTime(expiresAt) : undefined}
      >
        {endFact(link, now)}
      </td>
      <td className="w-10 pr-1 text-right">
        <LinkMenu link={link} now={now} onTask={(task) => onTask(link, task)} />
      </td>
    </tr>
  );
}

/** What has no column of its own, on as many lines as it takes: each fact is on one of them whole. */
function NarrowFacts({ link, now }: { link: ListedLink; now: number }) {
  const facts = [
    expiryFact(link, now),
    downloadsFact(link),
    formatCount(link.visits, "visit"),
    `${formatBytes(link.bytesServed)} served`,
  ].filter((fact) => fact !== "");
  return (
    <ul className="flex flex-wrap items-center gap-x-3 text-text-3 text-xs wide:hidden">
      <li className="py-1 desk:hidden">
        <LinkChip link={link} now={now} />
      </li>
      {facts.map((fact) => (
        <li key={fact} className="whitespace-nowrap">
          {fact}
        </li>
      ))}
    </ul>
  );
}

function GrantButton({ linkId }: { linkId: string }) {
  const grant = useGrantMore();
  return (
    <span className="mt-1.5 flex items-center gap-2 text-warning-text text-xs">
      A visitor asks for more.
      <Button size="sm" pending={grant.isPending} onClick={() => grant.mutate({ linkId })}>
        Give more time
      </Button>
    </span>
  );
}
