"use client";

import { type SubmitEvent, useState } from "react";
import type { AuthFailure } from "./auth-failure.ts";
import { checkFields, type FieldErrors } from "./check-fields.ts";

/** Submitting one of the account forms: checks the fields, sends, shows what failed, and on success goes to the files or does as told. */
export function useAuthForm(
  send: (fields: FormData) => Promise<AuthFailure | null>,
  // A whole page load: nothing that was fetched before signing in stays in memory.
  done: (fields: FormData) => void = () => window.location.assign("/"),
) {
  const [pending, setPending] = useState(false);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string>();

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const wrong = checkFields(form);
    setErrors(wrong);
    setFailure(undefined);
    if (Object.keys(wrong).length > 0) return focusFirst(form, wrong);

    setPending(true);
    const fields = new FormData(form);
    const refused = await send(fields);
    if (!refused) return done(fields);
    if (refused.next) return window.location.assign(refused.next);
    setPending(false);
    if (refused.field) {
      const refusedField = { [refused.field]: refused.message };
      setErrors(refusedField);
      focusFirst(form, refusedField);
    } else {
      setFailure(refused.message);
    }
  }

  return { submit, pending, errors, failure };
}

function focusFirst(form: HTMLFormElement, errors: FieldErrors): void {
  for (const input of form.querySelectorAll("input")) {
    if (input.name in errors) return input.focus();
  }
}

/** One field's text; passwords keep their spaces, the rest is trimmed. */
export function formText(fields: FormData, name: "name" | "email" | "password"): string {
  const value = fields.get(name);
  if (typeof value !== "string") return "";
  return name === "password" ? value : value.trim();
}
