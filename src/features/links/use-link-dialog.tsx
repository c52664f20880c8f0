"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { LinkTask } from "./link-dialog.tsx";

const LinkDialog = dynamic(() => import("./link-dialog.tsx").then((part) => part.LinkDialog), { ssr: false });

interface LinkDialogOptions {
  onDone?: (task: LinkTask) => void;
  /** Where the focus goes when what opened the dialog is gone. */
  finalFocus?: () => HTMLElement | null;
}

/** The one dialog of a page about links, and the function that opens it. */
export function useLinkDialog({
  onDone,
  finalFocus,
}: LinkDialogOptions = {}): [ReactNode, (link: ListedLink, task: LinkTask) => void] {
  const [asked, setAsked] = useState<{ link: ListedLink; task: LinkTask; open: boolean }>();
  // What was shown stays in sight while the dialog closes.
  const close = () => setAsked((now) => now && { ...now, open: false });
  const dialog = asked && (
    <LinkDialog
      key={asked.link.linkId + asked.task}
      {...asked}
      onClose={close}
      onDone={() => {
        close();
        onDone?.(asked.task);
      }}
      finalFocus={finalFocus}
    />
  );
  return [dialog, (link, task) => setAsked({ link, task, open: true })];
}
