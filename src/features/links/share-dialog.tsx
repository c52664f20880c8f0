"use client";

import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { FileIcon } from "@/components/file-icon.tsx";
import { FileName } from "@/components/file-name.tsx";
import { Skeleton } from "@/components/skeleton.tsx";
import { LinkList } from "./link-list.tsx";
import { NewLinkForm } from "./new-link-form.tsx";
import { useFileLinks } from "./use-file-links.ts";

export interface SharedFile {
  fileId: string;
  fileName: string;
  mimeType: string;
}

interface ShareDialogProps {
  file: SharedFile;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onClosed?: () => void;
  finalFocus?: () => HTMLElement | null;
}

/** The links of one file: make, copy, revoke. */
export function ShareDialog({ file, open, onOpenChange, onClosed, finalFocus }: ShareDialogProps) {
  const fileLine = useRef<HTMLParagraphElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      onClosed={onClosed}
      finalFocus={finalFocus}
      width="md"
      // Which controls there are is known only when the links have come.
      initialFocus={fileLine}
      title="Share by link"
      description="Anyone who has a link can see and download this file, without an account."
    >
      <p
        ref={fileLine}
        tabIndex={-1}
        className="mb-5 flex items-center gap-3 rounded-lg bg-surface-2 py-2.5 pr-4 pl-3 font-medium outline-none"
      >
        <FileIcon name={file.fileName} mimeType={file.mimeType} />
        <FileName name={file.fileName} />
      </p>
      <ShareBody fileId={file.fileId} />
    </Dialog>
  );
}

function ShareBody({ fileId }: { fileId: string }) {
  const query = useFileLinks(fileId);
  const [adding, setAdding] = useState(false);
  const [justCopied, setJustCopied] = useState<string>();

  if (query.isPending) return <Skeleton className="h-24 rounded-lg" />;
  if (query.isError) {
    return (
      <div role="alert" className="flex items-center justify-between gap-3">
        The links could not be loaded.
        <Button onClick={() => void query.refetch()}>Try again</Button>
      </div>
    );
  }

  const none = query.links.length === 0;
  return (
    <div className="grid grid-cols-1 gap-5">
      {none || adding ? (
        <NewLinkForm
          target={{ fileId }}
          onCancel={none ? undefined : () => setAdding(false)}
          onDone={(link, copied) => {
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
