"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import { Dialog } from "@/components/dialog.tsx";
import { EditLinkForm } from "./edit-link-form.tsx";
import { shortAddress } from "./link-facts.ts";
import { LinkQuestion } from "./link-question.tsx";
import { linkTitle } from "./link-target.ts";
import { QrPanel } from "./qr-panel.tsx";

export type LinkTask = "edit" | "qr" | "revoke" | "remove";

interface LinkDialogProps {
  link: ListedLink;
  task: LinkTask;
  open: boolean;
  onClose: () => void;
  /** What was asked for is done. */
  onDone: () => void;
  finalFocus?: () => HTMLElement | null;
}

const titles = { edit: "Change the link", qr: "QR code", revoke: "Revoke", remove: "Remove" };

/** One thing that is done to one link, away from the target's own dialog. */
export function LinkDialog({ link, task, open, onClose, onDone, finalFocus }: LinkDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={titles[task]}
      description={`${link.name ?? linkTitle(link)} · ${shortAddress(link.url)}`}
      width="md"
      finalFocus={finalFocus}
    >
      {task === "edit" && <EditLinkForm link={link} onSaved={onDone} onCancel={onClose} />}
      {task === "qr" && <QrPanel linkId={link.linkId} />}
      {(task === "revoke" || task === "remove") && (
        <LinkQuestion linkId={link.linkId} ending={task} onKeep={onClose} onEnded={onDone} />
      )}
    </Dialog>
  );
}
