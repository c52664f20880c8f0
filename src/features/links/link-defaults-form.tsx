"use client";

import type { LinkDefaults } from "@dropify/core/users/preferences.schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Checkbox } from "@/components/checkbox.tsx";
import { ChoicePills } from "@/components/choice-pills.tsx";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { LimitField } from "./limit-field.tsx";
import { expiryChoices, limitOf } from "./link-draft.ts";
import { readLimit, wrongLimit } from "./read-draft.ts";

const switches = [
  ["asksPassword", "Ask for a password"],
  ["allowPreview", "Visitors may preview"],
  ["allowDownload", "Visitors may download"],
  ["tellWhenGone", "When a link ends, say why and let visitors ask for more time"],
] as const;

const draftOf = (defaults: LinkDefaults) => ({
  ...defaults,
  ...limitOf(defaults.maxDownloads),
  expiry: defaults.expiresIn === null ? "never" : String(defaults.expiresIn),
});

/** Sends what was changed and nothing else: another window may have changed the rest meanwhile. */
export function LinkDefaultsForm({ defaults }: { defaults: LinkDefaults }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [before, setBefore] = useState(() => draftOf(defaults));
  const [draft, setDraft] = useState(before);
  const [wrong, setWrong] = useState(false);
  const save = useMutation(trpc.account.changePreferences.mutationOptions());
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    setWrong(false);
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    const maxDownloads = readLimit(draft);
    if (maxDownloads === undefined) return setWrong(true);
    const next: LinkDefaults = {
      expiresIn: draft.expiry === "never" ? null : Number(draft.expiry),
      maxDownloads,
      asksPassword: draft.asksPassword,
      allowPreview: draft.allowPreview,
      allowDownload: draft.allowDownload,
      tellWhenGone: draft.tellWhenGone,
    };
    const links = changedOf(next, before);
    save.mutate(
      { links },
      {
        onSuccess: (saved) => {
          queries.setQueryData(trpc.account.preferences.queryKey(), saved);
          setBefore(draftOf(saved.links));
          setDraft(draftOf(saved.links));
          showToast({ title: "Settings saved", tone: "success" });
        },
      },
    );
  }

  return (
    <form noValidate className="grid gap-5" onSubmit={submit}>
      <ChoicePills
        legend="Expire after"
        value={draft.expiry}
        onChange={(expiry) => change({ expiry })}
        options={expiryChoices(before.expiry, false)}
      />
      <LimitField value={draft} onChange={change} error={wrong && wrongLimit} />
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium">Rules</legend>
        {switches.map(([name, label]) => (
          <Checkbox
            key={name}
            label={label}
            checked={draft[name]}
            onChange={(event) => change({ [name]: event.target.checked })}
          />
        ))}
      </fieldset>
      <div role="alert" className="empty:hidden">
        {save.error && <p className="text-danger-text">{save.error.message}</p>}
      </div>
      <Button type="submit" variant="primary" pending={save.isPending} className="justify-self-start">
        Save
      </Button>
    </form>
  );
}

function changedOf(next: LinkDefaults, before: LinkDefaults): Partial<LinkDefaults> {
  return {
    ...(next.expiresIn !== before.expiresIn && { expiresIn: next.expiresIn }),
    ...(next.maxDownloads !== before.maxDownloads && { maxDownloads: next.maxDownloads }),
    ...(next.asksPassword !== before.asksPassword && { asksPassword: next.asksPassword }),
    ...(next.allowPreview !== before.allowPreview && { allowPreview: next.allowPreview }),
    ...(next.allowDownload !== before.allowDownload && { allowDownload: next.allowDownload }),
    ...(next.tellWhenGone !== before.tellWhenGone && { tellWhenGone: next.tellWhenGone }),
  };
}
