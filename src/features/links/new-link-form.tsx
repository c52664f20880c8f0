"use client";

import type { Link } from "@dropify/core/links/link.schema";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { ChoicePills } from "@/components/choice-pills.tsx";
import { copyText } from "@/components/copy-text.ts";
import { formatDateTime } from "@/components/format-date.ts";
import { newRequestId } from "@/components/new-request-id.ts";
import { TextField } from "@/components/text-field.tsx";
import { useNow } from "@/components/use-now.ts";
import {
  draftExpiry,
  emptyDraft,
  expiryChoices,
  type LinkDraft,
  limitChoices,
  readDraft,
} from "./link-rules.ts";
import { useCreateLink } from "./use-create-link.ts";

interface NewLinkFormProps {
  fileId: string;
  /** The link exists; `copied` tells whether its address is on the clipboard. */
  onCreated: (link: Link, copied: boolean) => void;
  /** Leaves the form; not given when there is nothing to go back to. */
  onCancel?: (() => void) | undefined;
}

/** The rules for a new link; making it also copies it. */
export function NewLinkForm({ fileId, onCreated, onCancel }: NewLinkFormProps) {
  const [draft, setDraft] = useState(() => emptyDraft(new Date()));
  const [wrong, setWrong] = useState<{ field: string; message: string }>();
  // A try whose answer was lost may have made the link: trying the same again must not make a second one.
  const [requestId, setRequestId] = useState(newRequestId);
  const create = useCreateLink();

  function change(part: Partial<LinkDraft>) {
    setDraft({ ...draft, ...part });
    setWrong(undefined);
    setRequestId(newRequestId());
  }

  async function submit() {
    const result = readDraft(draft, new Date());
    if (!result.ok) return setWrong(result);
    const made = create.mutateAsync({ fileId, ...result.rules, requestId });
    const copied = copyText(made.then((link) => link.url)).catch(() => false);
    // A refusal is shown below by the mutation's own state.
    const link = await made.catch(() => null);
    if (link) onCreated(link, await copied);
  }

  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ChoicePills
        legend="Expires"
        value={draft.expiry}
        onChange={(expiry) => change({ expiry })}
        options={expiryChoices}
      />
      {draft.expiry === "custom" && (
        <TextField
          label="Date and time"
          type="datetime-local"
          value={draft.expiryAt}
          onChange={(event) => change({ expiryAt: event.target.value })}
          error={wrong?.field === "expiryAt" && wrong.message}
        />
      )}
      <ExpiryNote draft={draft} />
      <ChoicePills
        legend="Downloads"
        value={draft.limit}
        onChange={(limit) => change({ limit })}
        options={limitChoices}
      />
      {draft.limit === "custom" && (
        <TextField
          label="Number of downloads"
          inputMode="numeric"
          autoComplete="off"
          value={draft.limitCount}
          onChange={(event) => change({ limitCount: event.target.value })}
          error={wrong?.field === "limitCount" && wrong.message}
        />
      )}
      <div role="alert" className="empty:hidden">
        {create.error && <p className="text-danger-text">{create.error.message}</p>}
      </div>
      <div className="flex justify-end gap-2 max-desk:*:flex-1">
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" variant="primary" pending={create.isPending}>
          Create and copy link
        </Button>
      </div>
    </form>
  );
}

/** The exact moment in the owner's own zone: "7 days" alone leaves the hour open. */
function ExpiryNote({ draft }: { draft: LinkDraft }) {
  const at = draftExpiry(draft, new Date(useNow()));
  if (!at) return null;
  return <p className="-mt-2 text-text-3 text-xs">Until {formatDateTime(at)}</p>;
}
