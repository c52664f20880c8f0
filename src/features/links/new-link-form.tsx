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
import { LinkOptionFields } from "./link-option-fields.tsx";
import { type LinkOptions, optionsOf, readOptions } from "./link-options.ts";
import {
  draftExpiry,
  draftOf,
  expiryChoices,
  type LinkDraft,
  limitChoices,
  readDraft,
} from "./link-rules.ts";
import type { LinkTarget } from "./link-target.ts";
import { useCreateLink } from "./use-create-link.ts";
import { useUpdateLink } from "./use-update-link.ts";

interface NewLinkFormProps {
  target: LinkTarget;
  /** The link whose rules are changed; without it a new one is made. */
  link?: Link | undefined;
  /** The link is as wished; `copied` tells whether its address is on the clipboard. */
  onDone: (link: Link, copied: boolean) => void;
  /** Leaves the form; not given when there is nothing to go back to. */
  onCancel?: (() => void) | undefined;
}

/** The rules of a link; making one also copies it. */
export function NewLinkForm({ target, link, onDone, onCancel }: NewLinkFormProps) {
  const [draft, setDraft] = useState(() => draftOf(link, new Date()));
  const [options, setOptions] = useState(() => optionsOf(link));
  const [wrong, setWrong] = useState<{ field: string; message: string }>();
  // A try whose answer was lost may have made the link: trying the same again must not make a second one.
  const [requestId, setRequestId] = useState(newRequestId);
  const create = useCreateLink();
  const update = useUpdateLink();
  const { error, isPending } = link ? update : create;

  function change(part: Partial<LinkDraft>) {
    setDraft({ ...draft, ...part });
    setWrong(undefined);
    setRequestId(newRequestId());
  }

  function changeOptions(part: Partial<LinkOptions>) {
    setOptions({ ...options, ...part });
    setWrong(undefined);
    setRequestId(newRequestId());
  }

  async function submit() {
    const result = readDraft(draft, new Date());
    if (!result.ok) return setWrong(result);
    const more = readOptions(options);
    if ("wrong" in more) return setWrong({ field: "budget", message: more.wrong });
    const rules = { ...lifted, ...result.rules, ...more };
    const made = link
      ? update.mutateAsync({ linkId: link.linkId, ...rules })
      : create.mutateAsync({ ...target, ...rules, requestId });
    const copied = link ? Promise.resolve(false) : copyText(made.then(({ url }) => url)).catch(() => false);
    // A refusal is shown below by the mutation's own state.
    const done = await made.catch(() => null);
    if (done) onDone(done, await copied);
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
      <LinkOptionFields
        options={options}
        onChange={changeOptions}
        hadPassword={link?.hasPassword ?? false}
        ends={draft.expiry !== "never"}
        wrongBudget={wrong?.field === "budget" ? wrong.message : undefined}
      />
      <div role="alert" className="empty:hidden">
        {error && <p className="text-danger-text">{error.message}</p>}
      </div>
      <div className="flex justify-end gap-2 max-desk:*:flex-1">
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" variant="primary" pending={isPending}>
          {link ? "Save changes" : "Create and copy link"}
        </Button>
      </div>
    </form>
  );
}

/** What is not chosen does not hold. */
const lifted = { expiresAt: null, maxDownloads: null };

/** The exact moment in the owner's own zone: "7 days" alone leaves the hour open. */
function ExpiryNote({ draft }: { draft: LinkDraft }) {
  const at = draftExpiry(draft, new Date(useNow()));
  if (!at) return null;
  return <p className="-mt-2 text-text-3 text-xs">Until {formatDateTime(at)}</p>;
}
