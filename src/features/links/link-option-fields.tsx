"use client";

import { Checkbox } from "@/components/checkbox.tsx";
import { TextField } from "@/components/text-field.tsx";
import { isGuessable, type LinkOptions } from "./link-options.ts";

interface LinkOptionFieldsProps {
  options: LinkOptions;
  onChange: (change: Partial<LinkOptions>) => void;
  /** The link has a password already. */
  hadPassword: boolean;
  /** The link expires. */
  ends: boolean;
  wrongBudget: string | undefined;
}

/** The rules that most links do without, folded away. */
export function LinkOptionFields({
  options,
  onChange,
  hadPassword,
  ends,
  wrongBudget,
}: LinkOptionFieldsProps) {
  return (
    <details className="group rounded-lg inset-ring inset-ring-border">
      <summary className="cursor-pointer select-none rounded-lg px-3 py-2.5 font-medium">
        Password, message and more
      </summary>
      <div className="grid gap-4 px-3 pt-1 pb-3">
        <TextField
          label={hadPassword ? "New password" : "Password"}
          type="password"
          autoComplete="new-password"
          value={options.password}
          disabled={options.dropsPassword}
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
            checked={options.dropsPassword}
            onChange={(event) => onChange({ dropsPassword: event.target.checked })}
          />
        )}
        <TextField
          label="Message to the recipient"
          value={options.note}
          maxLength={2000}
          onChange={(event) => onChange({ note: event.target.value })}
        />
        <TextField
          label="Name, for you alone"
          value={options.name}
          maxLength={200}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <TextField
          label="Data limit in MB"
          inputMode="decimal"
          autoComplete="off"
          value={options.budget}
          error={wrongBudget}
          hint="The link stops when it has served this much."
          onChange={(event) => onChange({ budget: event.target.value })}
        />
        <TextField
          label="Readable address"
          autoComplete="off"
          spellCheck={false}
          placeholder="press-kit-2026"
          value={options.slug}
          hint={
            isGuessable(options, hadPassword, ends)
              ? "Readable addresses can be guessed: give this link a password or an expiry as well."
              : "Instead of the secret one. Letters, digits and hyphens."
          }
          onChange={(event) => onChange({ slug: event.target.value })}
        />
        <div className="grid gap-2">
          <Checkbox
            label="Visitors may preview"
            checked={options.allowPreview}
            onChange={(event) => onChange({ allowPreview: event.target.checked })}
          />
          <Checkbox
            label="Visitors may download"
            checked={options.allowDownload}
            onChange={(event) => onChange({ allowDownload: event.target.checked })}
          />
          <Checkbox
            label="When it ends, say why and let visitors ask for more time"
            checked={options.tellWhenGone}
            onChange={(event) => onChange({ tellWhenGone: event.target.checked })}
          />
        </div>
      </div>
    </details>
  );
}
