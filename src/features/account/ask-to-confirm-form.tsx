"use client";

import { type ReactNode, useState } from "react";
import { askToConfirm } from "./auth-api.ts";
import { AuthForm } from "./auth-form.tsx";
import { EmailField } from "./email-field.tsx";
import { confirmationSent, MailSent } from "./mail-sent.tsx";
import { formText, useAuthForm } from "./use-auth-form.ts";

/** For whom the mail did not reach, or whose link is too old. */
export function AskToConfirmForm({ footer }: { footer: ReactNode }) {
  const [sentTo, setSentTo] = useState<string>();
  const { submit, pending, errors, failure } = useAuthForm(
    (fields) => askToConfirm(formText(fields, "email")),
    (fields) => setSentTo(formText(fields, "email")),
  );
  if (sentTo) return <MailSent footer={footer}>{confirmationSent(sentTo)}</MailSent>;
  return (
    <AuthForm
      title="Confirm your e-mail address"
      intro="We have sent you a mail with a link: open it, then sign in. If it is not there, or too old, we send another."
      action="/api/auth/send-verification-email"
      onSubmit={submit}
      submitLabel="Send again"
      pending={pending}
      failure={failure}
      footer={footer}
    >
      <EmailField error={errors["email"]} />
    </AuthForm>
  );
}
