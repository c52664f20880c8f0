"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/button.tsx";
import { ChoicePills } from "@/components/choice-pills.tsx";
import { formatDateTime } from "@/components/format-date.ts";
import { TextField } from "@/components/text-field.tsx";
import { LimitField } from "./limit-field.tsx";
import { expiryChoices, type LinkDraft } from "./link-draft.ts";
import { LinkOptionFields } from "./link-option-fields.tsx";
import { useServerNow } from "./use-server-now.ts";

/** What is wrong, and where. */
export interface DraftFault {
  field: "expiryAt" | "limitCount" | "budget" | "password";
  message: string;
}

interface LinkFormProps {
  draft: LinkDraft;
  /** What the draft was at first. */
  first: LinkDraft;
  onChange: (draft: LinkDraft) => void;
  onSubmit: () => void;
  fault: DraftFault | undefined;
  /** Why the server refused. */
  error: string | undefined;
  pending: boolean;
  submitLabel: string;
  /** Leaves the form; not given when there is nothing to go back to. */
  onCancel?: (() => void) | undefined;
  /** The link has a password already. */
  hadPassword: boolean;
  /** A password must be given. */
  asksPassword: boolean;
}

/** The rules of a link. */
export function LinkForm(props: LinkFormProps) {
  const { draft, first, fault, hadPassword, asksPassword, onCancel } = props;
  const change = (part: Partial<LinkDraft>) => props.onChange({ ...draft, ...part });
  const faultAt = (field: DraftFault["field"]) => (fault?.field === field ? fault.message : undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!props.pending) props.onSubmit();
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      <ChoicePills
        legend="Expires"
        value={draft.expiry}
        onChange={(expiry) => change({ expiry })}
        options={expiryChoices(first.expiry)}
      />
      {draft.expiry === "custom" && (
        <TextField
          label="Date and time"
          type="datetime-local"
          value={draft.expiryAt}
          onChange={(event) => change({ expiryAt: event.target.value })}
          error={faultAt("expiryAt")}
        />
      )}
      <ExpiryNote draft={draft} />
      <LimitField value={draft} onChange={change} error={faultAt("limitCount")} />
      {asksPassword && (
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          value={draft.password}
          hint="Your settings ask for one. Visitors need it before they see anything."
          error={faultAt("password")}
          onChange={(event) => change({ password: event.target.value })}
        />
      )}
      <LinkOptionFields
        draft={draft}
        onChange={change}
        hadPassword={hadPassword}
        withPassword={!asksPassword}
        wrongBudget={faultAt("budget")}
      />
      <div role="alert" className="empty:hidden">
        {props.error && <p className="text-danger-text">{props.error}</p>}
      </div>
      <div className="flex justify-end gap-2 max-desk:*:flex-1">
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" variant="primary" pending={props.pending}>
          {props.submitLabel}
        </Button>
      </div>
    </form>
  );
}

/** The exact moment in the owner's own zone: "7 days" alone leaves the hour open. */
function ExpiryNote({ draft }: { draft: LinkDraft }) {
  const now = useServerNow();
  if (draft.expiry === "never" || now === 0) return null;
  const at =
    draft.expiry === "custom" ? new Date(draft.expiryAt) : new Date(now + Number(draft.expiry) * 1000);
  if (Number.isNaN(at.getTime())) return null;
  return <p className="-mt-2 text-text-3 text-xs">Until {formatDateTime(at)}</p>;
}
