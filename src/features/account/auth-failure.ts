import { formatDuration } from "@/components/format-duration.ts";

/** Why signing in or up did not work, in words for people. */
export interface AuthFailure {
  /** The field to put right, when it is one field. */
  field?: "name" | "email" | "password";
  message: string;
  /** The page on which to go on, when it is not this one. */
  next?: string;
}

/** A link out of a mail that opens nothing any more. */
export const linkTooOld = "This link no longer works: it is too old, or it was used.";

/** Codes of the session library and of our own sign-up rule. */
const byCode: Record<string, AuthFailure> = {
  INVALID_EMAIL_OR_PASSWORD: { message: "This e-mail and password do not match." },
  INVALID_EMAIL: { field: "email", message: "Enter a whole e-mail address, like name@example.com." },
  PASSWORD_TOO_SHORT: { field: "password", message: "Choose a longer password." },
  PASSWORD_TOO_LONG: { field: "password", message: "Choose a shorter password." },
  WRONG_PASSWORD: { field: "password", message: "This is not your password." },
  UNAUTHENTICATED: { message: "You were signed out. Sign in again, then remove the account." },
  ACCOUNT_DISABLED: { message: "This account is disabled. Ask whoever runs this Dropify." },
  INVALID_TOKEN: { message: linkTooOld },
  TOKEN_EXPIRED: { message: linkTooOld },
  USER_NOT_FOUND: { message: linkTooOld },
  EMAIL_NOT_VERIFIED: { message: "Confirm your e-mail address first.", next: "/confirm-address" },
  SIGN_UP_REFUSED: { message: "We could not make this account. If you already have one, sign in instead." },
  SIGN_UP_CLOSED: { message: "Sign-up is closed here: this Dropify already has its owner. Sign in instead." },
};

/** Turns a refused answer into a message; never shows the server's own text. */
export async function explainFailure(response: Response): Promise<AuthFailure> {
  if (response.status === 429) return { message: tooManyTries(response.headers) };
  const known = byCode[await errorCode(response)];
  if (known) return known;
  if (response.status === 401) return { message: "This e-mail and password do not match." };
  if (response.status === 503) {
    return { message: "Dropify is busy or starting up. Try again in a moment." };
  }
  return { message: "That did not work. Try again." };
}

function tooManyTries(headers: Headers): string {
  const seconds = Number(headers.get("retry-after") ?? headers.get("x-retry-after"));
  const wait = seconds > 0 ? `Wait ${formatDuration(seconds)}` : "Wait a minute";
  return `Too many tries. ${wait}, then try again.`;
}

async function errorCode(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== "object" || body === null || !("code" in body)) return "";
  return typeof body.code === "string" ? body.code : "";
}
