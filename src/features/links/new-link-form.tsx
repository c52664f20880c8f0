"use client";

import type { Link } from "@dropify/core/links/link.schema";
import type { LinkDefaults } from "@dropify/core/users/preferences.schema";
import { useState } from "react";
import { copyText } from "@/components/copy-text.ts";
import { newRequestId } from "@/components/new-request-id.ts";
import { serverNow } from "@/trpc/server-clock.ts";
import { type LinkDraft, newDraft } from "./link-draft.ts";
import { type DraftFault, LinkForm } from "./link-form.tsx";
import { useCreateLink } from "./link-mutations.ts";
import { type LinkTarget, targetInput } from "./link-target.ts";
import { readDraft } from "./read-draft.ts";

interface NewLinkFormProps {
  target: LinkTarget;
  defaults: LinkDefaults;
  /** The link is made; `copied` tells whether its address is on the clipboard. */
  onMade: (link: Link, copied: boolean) => void;
  onCancel?: (() => void) | undefined;
}

/** Makes a link and copies it; begins with what its owner prefers. */
export function NewLinkForm({ target, defaults, onMade, onCancel }: NewLinkFormProps) {
  const [first] = useState(() => newDraft(defaults, serverNow()));
  const [draft, setDraft] = useState(first);
  const [fault, setFault] = useState<DraftFault>();
  // A try whose answer was lost may have made the link: trying the same again must not make a second one.
  const [requestId, setRequestId] = useState(newRequestId);
  const create = useCreateLink();

  function change(next: LinkDraft) {
    setDraft(next);
    setFault(undefined);
    setRequestId(newRequestId());
  }

  async function submit() {
    const result = readDraft(draft);
    if (!result.ok) return setFault(result);
    if (defaults.asksPassword && draft.password === "") {
      return setFault({ field: "password", message: "Enter a password: your settings ask for one." });
    }
    const made = create.mutateAsync({ ...targetInput(target), ...result.rules, requestId });
    const copied = copyText(made.then(({ url }) => url)).catch(() => false);
    // A refusal is shown by the mutation's own state.
    const link = await made.catch(() => null);
    if (link) onMade(link, await copied);
  }

  return (
    <LinkForm
      draft={draft}
      first={first}
      onChange={change}
      onSubmit={() => void submit()}
      fault={fault}
      error={create.error?.message}
      pending={create.isPending}
      submitLabel="Create and copy link"
      onCancel={onCancel}
      hadPassword={false}
      asksPassword={defaults.asksPassword}
    />
  );
}
