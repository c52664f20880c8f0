import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/components/button-class.ts";
import { linkTooOld } from "@/features/account/auth-failure.ts";
import { ChoosePasswordForm } from "@/features/account/choose-password-form.tsx";
import { authService } from "@/server/auth/auth.ts";
import { holdsReset } from "@/server/auth/handle-mailed.ts";
import { SignInFrame } from "../sign-in/sign-in-frame.tsx";
import { SignInLink } from "../sign-in/sign-in-link.tsx";

export const metadata: Metadata = { title: "Choose a new password" };

interface ChoosePasswordPageProps {
  searchParams: Promise<{ token?: string | string[] }>;
}

/** Where the mail about a forgotten password leads. A link that is too old says so before anything is typed. */
export default async function ChoosePasswordPage({ searchParams }: ChoosePasswordPageProps) {
  const { token } = await searchParams;
  const service = authService();
  if (!service.settings.sendMail) notFound();
  return (
    <SignInFrame>
      {typeof token === "string" && (await holdsReset(service, token)) ? (
        <ChoosePasswordForm token={token} />
      ) : (
        <div className="grid gap-5">
          <header className="grid gap-1.5">
            <h1 className="font-semibold text-xl tracking-tight">Ask for a new link</h1>
            <p className="text-md text-text-2">
              {linkTooOld} Links for a new password work once, within an hour.
            </p>
          </header>
          <Link href="/forgot-password" className={buttonClass("primary", "lg")}>
            Send another
          </Link>
          <p className="text-center">
            <SignInLink />
          </p>
        </div>
      )}
    </SignInFrame>
  );
}
