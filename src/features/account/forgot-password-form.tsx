"use client";

import { type ReactNode, useState } from "react";
import { askForReset } from "./auth-api.ts";
import { AuthForm } from "./auth-form.tsx";
import { EmailField } from "./email-field.tsx";
import { MailSent } from "./mail-sent.tsx";
import { formText, useAuthForm } from "./use-auth-form.ts";

/** Asks for a mail that leads to another password. */
export function ForgotPasswordForm({ footer }: { footer: ReactNode }) {
  const [sentTo, setSentTo] = useState<string>();
  const { submit, pending, errors, failure } = useAuthForm(
    (fields) => askForReset(formText(fields, "email")),
    (fields) => setSentTo(formText(fields, "email")),
  );
  if (sentTo) {
    return (
      <MailSent footer={footer}>
        If {sentTo} has an account here, a link is on its way. It works once, within an hour.
      </MailSent>
    );
  }
  return (
    <AuthForm
      title="Forgot your password?"
      intro="Tell us your e-mail address, and we send you a link with which to choose another."
      action="/api/auth/request-password-reset"
      onSubmit={submit}
      submitLabel="Send the link"
      pending={pending}
      failure={failure}
      footer={footer}
    >
      <EmailField autoFocus error={errors["email"]} />
    </AuthForm>
  );
}
