import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AskToConfirmForm } from "@/features/account/ask-to-confirm-form.tsx";
import { ConfirmAddressForm } from "@/features/account/confirm-address-form.tsx";
import { authSettings } from "@/server/auth/auth-settings.ts";
import { getSession } from "@/server/auth/session.ts";
import { SignInFrame } from "../sign-in/sign-in-frame.tsx";
import { SignInLink } from "../sign-in/sign-in-link.tsx";
import { textLink } from "../sign-in/text-link.ts";

export const metadata: Metadata = { title: "Confirm your e-mail address" };

interface ConfirmAddressPageProps {
  searchParams: Promise<{ token?: string | string[] }>;
}

/** Where the mail about a new account leads, and where to ask for another. */
export default async function ConfirmAddressPage({ searchParams }: ConfirmAddressPageProps) {
  const { token } = await searchParams;
  if (!authSettings().asksConfirmation) notFound();
  const session = await getSession(await headers());
  return (
    <SignInFrame>
      {typeof token === "string" ? (
        <ConfirmAddressForm
          token={token}
          next={session ? "/" : "/sign-in?have=account&now=confirmed"}
          footer={
            <Link href="/confirm-address" className={textLink}>
              Send another link
            </Link>
          }
        />
      ) : (
        <AskToConfirmForm footer={<SignInLink />} />
      )}
    </SignInFrame>
  );
}
