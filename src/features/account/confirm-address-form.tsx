"use client";

import type { ReactNode } from "react";
import { confirmAddress } from "./auth-api.ts";
import { AuthForm } from "./auth-form.tsx";
import { useAuthForm } from "./use-auth-form.ts";

/**
 * One press confirms an address. Not the opening of the page: programs that look at mails open what is in them.
 * @param next where to go then
 */
export function ConfirmAddressForm({
  token,
  next,
  footer,
}: {
  token: string;
  next: string;
  footer: ReactNode;
}) {
  const { submit, pending, failure } = useAuthForm(
    () => confirmAddress(token),
    () => window.location.assign(next),
  );
  return (
    <AuthForm
      title="Confirm your e-mail address"
      intro="One press, and we know that mails reach you."
      action="/api/auth/verify-email"
      onSubmit={submit}
      submitLabel="Confirm"
      pending={pending}
      failure={failure}
      footer={footer}
    >
      {null}
    </AuthForm>
  );
}
