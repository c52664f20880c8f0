import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/features/account/sign-in-form.tsx";
import { SignUpForm } from "@/features/account/sign-up-form.tsx";
import { getSession } from "@/server/auth/session.ts";
import { isSignUpOpen } from "@/server/auth/sign-up.ts";
import { SignInFrame } from "./sign-in-frame.tsx";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ have?: string | string[] }>;
}

/** The first visitor makes the account, later ones sign in; where sign-up stays open, one can change over. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  if (await getSession(await headers())) redirect("/");
  const open = await isSignUpOpen();
  const hasAccount = (await searchParams).have === "account";
  return (
    <SignInFrame>
      {open && !hasAccount ? (
        <SignUpForm
          footer={<ChangeOver before="You have an account?" href="/sign-in?have=account" to="Sign in" />}
        />
      ) : (
        <SignInForm
          footer={open && <ChangeOver before="New here?" href="/sign-in" to="Create an account" />}
        />
      )}
    </SignInFrame>
  );
}

function ChangeOver({ before, href, to }: { before: string; href: string; to: string }) {
  return (
    <>
      {before}{" "}
      <Link href={href} className="font-medium text-accent-text underline underline-offset-3">
        {to}
      </Link>
    </>
  );
}
