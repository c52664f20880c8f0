import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/features/account/sign-in-form.tsx";
import { SignUpForm } from "@/features/account/sign-up-form.tsx";
import { authSettings, needsConfirmation } from "@/server/auth/auth-settings.ts";
import { getSession } from "@/server/auth/session.ts";
import { isSignUpOpen } from "@/server/auth/sign-up.ts";
import { SignInFrame } from "./sign-in-frame.tsx";
import { textLink } from "./text-link.ts";

export const metadata: Metadata = { title: "Welcome" };

/** What the link of a mail has just done. */
const afterMail: Record<string, string> = {
  changed: "Your password is changed. Sign in with the new one.",
  confirmed: "Your address is confirmed. Sign in, and you are there.",
};

interface SignInPageProps {
  searchParams: Promise<{ have?: string | string[]; now?: string | string[] }>;
}

/** The first visitor makes the account, later ones sign in; where sign-up stays open, one can change over. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  if (await getSession(await headers())) redirect("/");
  const { have, now } = await searchParams;
  const signUp = (await isSignUpOpen()) && have !== "account";
  // Where only the first visitor may sign up, there is never a choice between the two.
  const settings = authSettings();
  const bothWays = settings.signUp === "open";
  return (
    <SignInFrame>
      {signUp ? (
        <SignUpForm
          confirms={needsConfirmation(settings)}
          footer={
            bothWays && <ChangeOver before="You have an account?" href="/sign-in?have=account" to="Sign in" />
          }
        />
      ) : (
        <SignInForm
          intro={typeof now === "string" ? afterMail[now] : undefined}
          forgotten={
            settings.sendMail && (
              <Link href="/forgot-password" className={`${textLink} -mt-2 justify-self-start`}>
                Forgot your password?
              </Link>
            )
          }
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
      <Link href={href} className={textLink}>
        {to}
      </Link>
    </>
  );
}
