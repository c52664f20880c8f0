import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/features/account/sign-in-form.tsx";
import { SignUpForm } from "@/features/account/sign-up-form.tsx";
import { authSettings } from "@/server/auth/auth-settings.ts";
import { getSession } from "@/server/auth/session.ts";
import { isSignUpOpen } from "@/server/auth/sign-up.ts";
import { SignInFrame } from "./sign-in-frame.tsx";

export const metadata: Metadata = { title: "Welcome" };

interface SignInPageProps {
  searchParams: Promise<{ have?: string | string[] }>;
}

/** The first visitor makes the account, later ones sign in; where sign-up stays open, one can change over. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  if (await getSession(await headers())) redirect("/");
  const signUp = (await isSignUpOpen()) && (await searchParams).have !== "account";
  // Where only the first visitor may sign up, there is never a choice between the two.
  const bothWays = authSettings().signUp === "open";
  return (
    <SignInFrame>
      {signUp ? (
        <SignUpForm
          footer={
            bothWays && <ChangeOver before="You have an account?" href="/sign-in?have=account" to="Sign in" />
          }
        />
      ) : (
        <SignInForm
          footer={bothWays && <ChangeOver before="New here?" href="/sign-in" to="Create an account" />}
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
