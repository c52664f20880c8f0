"use client";

import { useEffect, useRef } from "react";
import { Checkbox } from "@/components/checkbox.tsx";
import { TextField } from "@/components/text-field.tsx";
import { isGuessable, type LinkDraft } from "./link-draft.ts";

interface LinkOptionFieldsProps {
  draft: LinkDraft;
  onChange: (change: Partial<LinkDraft>) => void;
  /** The link has a password already. */
  hadPassword: boolean;
  /** False where the password is asked for elsewhere. */
  withPassword: boolean;
  wrongBudget: string | undefined;
}

/** The rules that most links do without, folded away. */
export function LinkOptionFields(props: LinkOptionFieldsProps) {
  const { draft, onChange, hadPassword, withPassword, wrongBudget } = props;
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // What must be corrected is in sight; closing it again is up to people.
    if (wrongBudget && fold.current) fold.current.open = true;
  }, [wrongBudget]);
  return (
    <details ref={fold} className="group rounded-lg inset-ring inset-ring-border">
      <summary className="cursor-pointer select-none rounded-lg px-3 py-2.5 font-medium">
        {withPassword ? "Password, message and more" : "Message and more"}
      </summary>
      <div className="grid gap-4 px-3 pt-1 pb-3">
        {withPassword && <PasswordFields draft={draft} onChange={onChange} hadPassword={hadPassword} />}
        <TextField
          label="Message to the recipient"
          value={draft.note}
          maxLength={2000}
          onChange={(event) => onChange({ note: event.target.value })}
        />
        <TextField
          label="Name, for you alone"
          value={draft.name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <TextField
          label="Data limit in MB"
          inputMode="decimal"
          autoComplete="off"
          value={draft.budget}
          error={wrongBudget}
          hint="The link stops when it has served this much."
          onChange={(event) => onChange({ budget: event.target.value })}
        />
        <TextField
          label="Readable address"
          autoComplete="off"
          spellCheck={false}
          placeholder="press-kit-2026"
          value={draft.slug}
          hint={
            isGuessable(draft, hadPassword)
              ? "Readable addresses can be guessed: give this link a password or an expiry as well."
              : "Instead of the secret one. Letters, digits and hyphens."
          }
          onChange={(event) => onChange({ slug: event.target.value })}
        />
        <div className="grid gap-2">
          <Checkbox
            label="Visitors may preview"
            checked={draft.allowPreview}
            onChange={(event) => onChange({ allowPreview: event.target.checked })}
          />
          <Checkbox
            label="Visitors may download"
            checked={draft.allowDownload}
            onChange={(event) => onChange({ allowDownload: event.target.checked })}
          />
          <Checkbox
            label="When it ends, say why and let visitors ask for more time"
            checked={draft.tellWhenGone}
            onChange={(event) => onChange({ tellWhenGone: event.target.checked })}
          />
        </div>
      </div>
    </details>
  );
}

function PasswordFields({
  draft,
  onChange,
  hadPassword,
}: Pick<LinkOptionFieldsProps, "draft" | "onChange" | "hadPassword">) {
  return (
    <>
      <TextField
        label={hadPassword ? "New password" : "Password"}
        type="password"
        autoComplete="new-password"
        value={draft.password}
        disabled={draft.dropsPassword}
        hint={
          hadPassword
            ? "Leave it empty to keep the one there is."
            : "Visitors are asked for it before they see anything."
        }
        onChange={(event) => onChange({ password: event.target.value })}
      />
      {hadPassword && (
        <Checkbox
          label="Remove the password"
          checked={draft.dropsPassword}
          onChange={(event) => onChange({ dropsPassword: event.target.checked })}
        />
      )}
    </>
  );
}
