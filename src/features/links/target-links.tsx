"use client";

import type { Link } from "@dropify/core/links/link.schema";
import { Link2, Plus } from "lucide-react";
import { Button } from "@/components/button.tsx";
import { CopyIconButton } from "@/components/copy-icon-button.tsx";
import { Skeleton } from "@/components/skeleton.tsx";
import { downloadsFact, expiryFact, shortAddress, stateNow } from "./link-facts.ts";
import type { LinkTarget } from "./link-target.ts";
import { useServerNow } from "./use-server-now.ts";
import { useTargetLinks } from "./use-target-links.ts";

interface TargetLinksProps {
  target: LinkTarget;
  /** Opens the dialog where links are made and revoked. */
  onManage: () => void;
}

/** The working links to one thing at a glance, for its details. */
export function TargetLinks({ target, onManage }: TargetLinksProps) {
  const query = useTargetLinks(target);
  const now = useServerNow();
  if (query.isPending) return <Skeleton className="h-13 rounded-md" />;
  if (query.isError) return <p className="text-text-3">The links could not be loaded.</p>;

  const active = query.links.filter((link) => stateNow(link, now) === "active");
  return (
    <div className="grid grid-cols-1 gap-2.5">
      {active.length > 0 && (
        <ul className="grid grid-cols-1 gap-2">
          {active.map((link) => (
            <LinkCard key={link.linkId} link={link} now={now} />
          ))}
        </ul>
      )}
      <Button
        onClick={onManage}
        icon={active.length === 0 ? <Plus size={16} aria-hidden /> : <Link2 size={16} aria-hidden />}
        className="justify-self-start"
      >
        {active.length === 0 ? "New link" : "Manage links"}
      </Button>
    </div>
  );
}

function LinkCard({ link, now }: { link: Link; now: number }) {
  return (
    <li className="flex items-center gap-2.5 rounded-md py-2 pr-2 pl-3 inset-ring inset-ring-border">
      <Link2 size={16} aria-hidden className="flex-none text-text-2" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{shortAddress(link.url)}</p>
        <p className="truncate text-text-3 text-xs">
          {downloadsFact(link)} · {expiryFact(link, now)}
        </p>
      </div>
      <CopyIconButton text={link.url} label="Copy link" />
    </li>
  );
}
