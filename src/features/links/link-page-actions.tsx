"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import { useRouter } from "next/navigation";
import { Button } from "@/components/button.tsx";
import { buttonClass } from "@/components/button-class.ts";
import { CopyButton } from "@/components/copy-button.tsx";
import { LinkChip } from "./link-chip.tsx";
import { stateNow } from "./link-facts.ts";
import { LinkMenu } from "./link-menu.tsx";
import { useGrantMore } from "./link-mutations.ts";
import { useLinkDialog } from "./use-link-dialog.tsx";
import { useServerNow } from "./use-server-now.ts";

/** How a link stands, and what can be done with it, on its own page. */
export function LinkPageActions({ link }: { link: ListedLink }) {
  const router = useRouter();
  const now = useServerNow();
  const grant = useGrantMore();
  const active = stateNow(link, now) === "active";
  // The page is the server's work: it is asked for anew.
  const refresh = () => router.refresh();
  const [dialog, openDialog] = useLinkDialog({
    onDone: (task) => (task === "remove" ? router.push("/shared") : refresh()),
  });

  return (
    <div className="flex flex-wrap items-center gap-2">
      <LinkChip link={link} now={now} />
      {active && <CopyButton text={link.url} label="Copy link" />}
      {active && (
        <a href={link.url} target="_blank" rel="noreferrer" className={buttonClass()}>
          Preview as recipient
        </a>
      )}
      {link.askedAt && (
        <Button
          pending={grant.isPending}
          onClick={() => grant.mutate({ linkId: link.linkId }, { onSuccess: refresh })}
        >
          Give more time
        </Button>
      )}
      <LinkMenu link={link} now={now} onTask={(task) => openDialog(link, task)} onRestored={refresh} />
      {dialog}
    </div>
  );
}
