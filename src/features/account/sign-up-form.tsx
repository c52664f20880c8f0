"use client";

import { type ReactNode, useState } from "react";
import { TextField } from "@/components/text-field.tsx";
import { signUp } from "./auth-api.ts";
import { AuthForm } from "./auth-form.tsx";
import { EmailField } from "./email-field.tsx";
import { confirmationSent, MailSent } from "./mail-sent.tsx";
import { PasswordField } from "./password-field.tsx";
import { formText, useAuthForm } from "./use-auth-form.ts";

interface SignUpFormProps {
  footer?: ReactNode;
  /** Nobody gets in before the address is confirmed. */
  confirms: boolean;
}

/** Create an account: on a fresh Dropify the first visitor becomes its owner. */
export function SignUpForm({ footer, confirms }: SignUpFormProps) {
  const [sentTo, setSentTo] = useState<string>();
  const { submit, pending, errors, failure } = useAuthForm(
    (fields) => signUp(formText(fields, "name"), formText(fields, "email"), formText(fields, "password")),
    confirms ? (fields) => setSentTo(formText(fields, "email")) : undefined,
  );
  if (sentTo) return <MailSent footer={footer}>{confirmationSent(sentTo)}</MailSent>;
  return (
    <AuthForm
      title="Create your account"
      intro="Your files stay yours. It takes half a minute."
      action="/api/auth/sign-up/email"
      onSubmit={submit}
      submitLabel="Create account"
      pending={pending}
      failure={failure}
      footer={footer}
    >
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        autoFocus
        error={errors["name"]}
      />
      <EmailField error={errors["email"]} />
      <PasswordField
        purpose="new"
        minLength={10}
        hint="At least 10 characters. A short sentence is easy to keep in mind."
        error={errors["password"]}
      />
    </AuthForm>
  );
}
