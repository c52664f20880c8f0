"use client";

import type { Link } from "@dropify/core/links/link.schema";
import { useState } from "react";
import { serverNow } from "@/trpc/server-clock.ts";
import { draftOf, type LinkDraft } from "./link-draft.ts";
import { type DraftFault, LinkForm } from "./link-form.tsx";
import { useUpdateLink } from "./link-mutations.ts";
import { readDraft } from "./read-draft.ts";

interface EditLinkFormProps {
  link: Link;
  /** The rules are as wished. */
  onSaved: () => void;
  onCancel: () => void;
}

/** Changes a link's rules: those that were touched, and no other. */
export function EditLinkForm({ link, onSaved, onCancel }: EditLinkFormProps) {
  const [first] = useState(() => draftOf(link, serverNow()));
  const [draft, setDraft] = useState(first);
  const [fault, setFault] = useState<DraftFault>();
  const update = useUpdateLink();

  function change(next: LinkDraft) {
    setDraft(next);
    setFault(undefined);
  }

  function submit() {
    const result = readDraft(draft, first);
    if (!result.ok) return setFault(result);
    if (Object.keys(result.rules).length === 0) return onSaved();
    update.mutate({ linkId: link.linkId, ...result.rules }, { onSuccess: onSaved });
  }

  return (
    <LinkForm
      draft={draft}
      first={first}
      onChange={change}
      onSubmit={submit}
      fault={fault}
      error={update.error?.message}
      pending={update.isPending}
      submitLabel="Save changes"
      onCancel={onCancel}
      hadPassword={link.hasPassword}
      asksPassword={false}
    />
  );
}
