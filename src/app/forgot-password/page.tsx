import { env } from "@dropify/core/env";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { ForgotPasswordForm } from "@/features/account/forgot-password-form.tsx";
import { authSettings } from "@/server/auth/auth-settings.ts";
import { SignInFrame } from "../sign-in/sign-in-frame.tsx";
import { SignInLink } from "../sign-in/sign-in-link.tsx";

export const metadata: Metadata = { title: "Forgot your password?" };

/** Where mail is on, the way to another password. */
export default async function ForgotPasswordPage() {
  await connection();
  if (!authSettings().sendMail) notFound();
  return (
    <SignInFrame>
      <ForgotPasswordForm
        footer={
          <>
            {env.MAIL_FOLDER && (
              <span className="mb-3 block">
                This Dropify runs on one machine and sends no mail. It keeps each in the folder “mail” of its
                data.
              </span>
            )}
            <SignInLink />
          </>
        }
      />
    </SignInFrame>
  );
}
