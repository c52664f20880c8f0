"use client";

import type { ReactNode } from "react";
import { signIn } from "./auth-api.ts";
import { AuthForm } from "./auth-form.tsx";
import { EmailField } from "./email-field.tsx";
import { PasswordField } from "./password-field.tsx";
import { formText, useAuthForm } from "./use-auth-form.ts";

interface SignInFormProps {
  footer?: ReactNode;
  /** The way to another password, where there is one. */
  forgotten?: ReactNode;
  intro?: string | undefined;
}

/** Sign in with e-mail and password. */
export function SignInForm({ footer, forgotten, intro = "Welcome back." }: SignInFormProps) {
  const { submit, pending, errors, failure } = useAuthForm((fields) =>
    signIn(formText(fields, "email"), formText(fields, "password")),
  );
  return (
    <AuthForm
      title="Sign in"
      intro={intro}
      action="/api/auth/sign-in/email"
      onSubmit={submit}
      submitLabel="Sign in"
      pending={pending}
      failure={failure}
      footer={footer}
    >
      <EmailField autoFocus error={errors["email"]} />
      <PasswordField purpose="current" error={errors["password"]} />
      {forgotten}
    </AuthForm>
  );
}
