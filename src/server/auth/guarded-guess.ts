import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { tooManyTries } from "./auth-answer.ts";
import type { AuthSettings } from "./auth-settings.ts";
import { clientAddress } from "./client-address.ts";
import { type GuessLimit, takeGuess } from "./guess-limit.ts";

/** Mails to one address in a quarter of an hour: nobody's mailbox is to be filled from here. */
const maxMailsPerAccount = 3;
const maxFailuresPerAccount = 10;
const maxFailuresPerAddress = 50;

/** Longer than a refusal ever takes by itself, so that its time does not tell how far it came. */
const refusalMs = 300;

/**
 * Lets one guess through if the client's address, and the account where one is named, have failures left.
 * @param failed the status that makes the answer a wrong guess; for what sends a mail it is success that counts
 */
export async function guardedGuess(
  settings: AuthSettings,
  guess: { purpose: string; headers: Headers; account?: string; failed: number },
  check: () => Promise<Response>,
): Promise<Response> {
  const earliest = sleep(refusalMs);
  const limit = (kind: string, value: string, maxFailures: number): GuessLimit => ({
    key: `${guess.purpose}#${kind}#${nameless(settings.secret, value)}`,
    maxFailures,
  });
  const most = guess.purpose === "mail" ? maxMailsPerAccount : maxFailuresPerAccount;
  const address = clientAddress(guess.headers, settings.clientAddressHeader);
  const attempt = await takeGuess(settings, [
    ...(guess.account ? [limit("account", guess.account.toLowerCase(), most)] : []),
    limit("address", address, maxFailuresPerAddress),
  ]);
  if ("retryAfter" in attempt) return tooManyTries(attempt.retryAfter);
  let failed = false;
  try {
    const response = await check();
    failed = response.status === guess.failed;
    if (failed) await earliest;
    return response;
  } finally {
    // A place that cannot be given back counts as a failure until the window ends: closed, not open.
    await attempt.settle(failed ? "failed" : "passed").catch(() => undefined);
  }
}

/** Counters hold neither addresses nor e-mails, only what the secret makes of them. */
const nameless = (secret: string, value: string): string =>
  createHmac("sha256", secret).update(value).digest("base64url").slice(0, 22);
