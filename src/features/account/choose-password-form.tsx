"use client";

import { choosePassword } from "./auth-api.ts";
import { AuthForm } from "./auth-form.tsx";
import { PasswordField } from "./password-field.tsx";
import { formText, useAuthForm } from "./use-auth-form.ts";

/** Sets another password by the token of a mail, then leads to signing in with it. */
export function ChoosePasswordForm({ token }: { token: string }) {
  const { submit, pending, errors, failure } = useAuthForm(
    (fields) => choosePassword(token, formText(fields, "password")),
    () => window.location.assign("/sign-in?have=account&now=changed"),
  );
  return (
    <AuthForm
      title="Choose a new password"
      intro="It takes the place of the old one, and signs you out everywhere."
      action="/api/auth/reset-password"
      onSubmit={submit}
      submitLabel="Save the password"
      pending={pending}
      failure={failure}
    >
      <PasswordField
        purpose="new"
        label="New password"
        minLength={10}
        hint="At least 10 characters. A short sentence is easy to keep in mind."
        error={errors["password"]}
      />
    </AuthForm>
  );
}
