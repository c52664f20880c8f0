import { composeMail } from "@dropify/core/mail/compose-mail";
import type { Mail } from "@dropify/core/mail/mail";

/** A link that sets a new password, within an hour and once. */
export const resetMail = (to: string, url: string): Mail =>
  composeMail({
    to,
    subject: "Choose a new password",
    paragraphs: [
      "Somebody, we hope you, asked for a new password for your Dropify account.",
      "The link works once, within an hour. Your password stays as it is until you choose another.",
    ],
    action: { label: "Choose a new password", url },
    foot: "If you did not ask for this, leave this mail alone: nothing changes.",
  });

/** A link that shows that the address is read by whoever made the account. */
export const confirmMail = (to: string, url: string): Mail =>
  composeMail({
    to,
    subject: "Confirm your e-mail address",
    paragraphs: [
      "This address was given for an account at Dropify. Confirm that it is yours.",
      "The link works for a day.",
    ],
    action: { label: "Confirm this address", url },
    foot: "If you did not make an account, leave this mail alone.",
  });

/** To whoever signs up with an address that has an account: the page tells no stranger. */
export const haveAccountMail = (to: string, url: string): Mail =>
  composeMail({
    to,
    subject: "You already have an account",
    paragraphs: [
      "Somebody, we hope you, tried to make a Dropify account with this address. It has one already, so nothing was made and nothing changed.",
      "Sign in as you always do. If you have forgotten the password, the sign-in page leads to a new one.",
    ],
    action: { label: "Sign in", url },
    foot: "If you did not try to sign up, leave this mail alone.",
  });

export const passwordChangedMail = (to: string, url: string): Mail =>
  composeMail({
    to,
    subject: "Your password was changed",
    paragraphs: [
      "The password of your Dropify account was just set anew, and every session was ended.",
      "If this was not you, somebody reads your mail: secure it first, then choose another password here.",
    ],
    action: { label: "Choose another password", url },
    foot: "You get this whenever your password changes.",
  });
