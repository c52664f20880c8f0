"use client";

import { maxSelected } from "@dropify/core/links/selection.schema";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { FileName } from "@/components/file-name.tsx";
import { formatCount } from "@/components/format-count.ts";
import { Skeleton } from "@/components/skeleton.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { LinkList } from "./link-list.tsx";
import type { LinkTarget } from "./link-target.ts";
import { NewLinkForm } from "./new-link-form.tsx";
import { TargetIcon } from "./target-icon.tsx";
import { useTargetLinks } from "./use-target-links.ts";

interface ShareDialogProps {
  target: LinkTarget;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onClosed?: () => void;
  finalFocus?: () => HTMLElement | null;
}

const descriptions = {
  file: "Anyone who has a link can see and download this file, without an account.",
  folder:
    "Anyone who has a link can see and download what is in this folder, now and later, without an account.",
  selection: "Anyone who has a link can see and download these, without an account.",
};

/** The links to a file, a folder or several of them: make, copy, change, end. */
export function ShareDialog({ target, open, onOpenChange, onClosed, finalFocus }: ShareDialogProps) {
  const line = useRef<HTMLParagraphElement>(null);
  const count = target.kind === "selection" ? target.fileIds.length + target.folderIds.length : 1;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      onClosed={onClosed}
      finalFocus={finalFocus}
      width="md"
      // Which controls there are is known only when the links have come.
      initialFocus={line}
      title="Share by link"
      description={descriptions[target.kind]}
    >
      <p
        ref={line}
        tabIndex={-1}
        className="mb-5 flex items-center gap-3 rounded-lg bg-surface-2 py-2.5 pr-4 pl-3 font-medium outline-none"
      >
        <TargetIcon
          kind={target.kind}
          name={target.name}
          mimeType={target.kind === "file" ? target.mimeType : null}
        />
        <span className="min-w-0">
          {target.kind === "folder" ? (
            <span className="block truncate" dir="auto">
              {target.name}
            </span>
          ) : (
            <FileName name={target.name} />
          )}
        </span>
        {count > 1 && <span className="flex-none text-text-2">and {formatCount(count - 1)} more</span>}
      </p>
      {count > maxSelected ? <TooMany /> : <ShareBody target={target} />}
    </Dialog>
  );
}

function TooMany() {
  return (
    <p role="alert">
      A link can hold at most {maxSelected} files and folders. Put them into one folder and share that:
      whatever you add to it later is shared too.
    </p>
  );
}

function ShareBody({ target }: { target: LinkTarget }) {
  const trpc = useTRPC();
  const query = useTargetLinks(target);
  const preferences = useQuery(trpc.account.preferences.queryOptions());
  const [adding, setAdding] = useState(false);
  const [justCopied, setJustCopied] = useState<string>();

  if (query.isError || preferences.isError) {
    const retry = () => void Promise.all([query.refetch(), preferences.refetch()]);
    return (
      <div role="alert" className="flex items-center justify-between gap-3">
        The links could not be loaded.
        <Button onClick={retry}>Try again</Button>
      </div>
    );
  }
  if (query.isPending || preferences.isPending) return <Skeleton className="h-24 rounded-lg" />;

  const none = query.links.length === 0;
  return (
    <div className="grid grid-cols-1 gap-5">
      {none || adding ? (
        <NewLinkForm
          target={target}
          defaults={preferences.data.links}
          onCancel={none ? undefined : () => setAdding(false)}
          onMade={(link, copied) => {
            setAdding(false);
            setJustCopied(copied ? link.linkId : undefined);
          }}
        />
      ) : (
        <Button
          icon={<Plus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
          className="justify-self-start"
        >
          New link
        </Button>
      )}
      {!none && <LinkList query={query} justCopied={justCopied} />}
    </div>
  );
}
