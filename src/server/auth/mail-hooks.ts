import type { Mail } from "@dropify/core/mail/mail";
import type { BetterAuthOptions } from "better-auth";
import { behindAnswer } from "../behind-answer.ts";
import { confirmMail, haveAccountMail, passwordChangedMail, resetMail } from "./auth-mails.ts";
import { type AuthSettings, needsConfirmation } from "./auth-settings.ts";

type Hooks = Required<Pick<BetterAuthOptions, "emailVerification">> & {
  emailAndPassword: Partial<NonNullable<BetterAuthOptions["emailAndPassword"]>>;
};

/**
 * What the session library mails, and when. Every mail goes out behind the answer: how long it takes must not
 * tell whether there was one, and its failure must not be the request's.
 * @param confirm notes that an account's address is its owner's
 */
export function mailHooks(settings: AuthSettings, confirm: (userId: string) => Promise<unknown>): Hooks {
  const { sendMail, asksConfirmation, linkSeconds, publicUrl } = settings;
  if (!sendMail) return { emailAndPassword: {}, emailVerification: {} };
  const post = async (mail: Mail) => behindAnswer(`mail "${mail.subject}"`, () => sendMail(mail));
  const page = (path: string, token?: string) =>
    `${publicUrl}${path}${token ? `?token=${encodeURIComponent(token)}` : ""}`;
  return {
    emailAndPassword: {
      requireEmailVerification: needsConfirmation(settings),
      resetPasswordTokenExpiresIn: linkSeconds.reset,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => post(resetMail(user.email, page("/choose-password", token))),
      onExistingUserSignUp: ({ user }) => post(haveAccountMail(user.email, page("/sign-in?have=account"))),
      onPasswordReset: async ({ user }) => {
        // Who reads the mail that set the password reads the address.
        if (asksConfirmation && !user.emailVerified) await confirm(user.id);
        await post(passwordChangedMail(user.email, page("/forgot-password")));
      },
    },
    emailVerification: asksConfirmation
      ? {
          expiresIn: linkSeconds.confirm,
          sendOnSignUp: true,
          sendVerificationEmail: ({ user, token }) =>
            post(confirmMail(user.email, page("/confirm-address", token))),
        }
      : {},
  };
}
