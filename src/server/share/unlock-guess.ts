import { documentClient } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import { AppError } from "@dropify/core/error";
import { type LinkReads, singleReads } from "@dropify/core/links/link-reads";
import { findLink } from "@dropify/core/links/live";
import { unlockLink } from "@dropify/core/links/unlock-link";
import { clientAddress } from "@/server/auth/client-address.ts";
import { takeGuess } from "@/server/auth/guess-limit.ts";
import { behindAnswer } from "@/server/behind-answer.ts";
import { noteVisit } from "./note-visit.ts";
import { seal } from "./seal.ts";

const maxFailuresPerAddress = 10;
/** From everywhere together: many addresses may guess at one link. */
const maxFailuresPerLink = 100;

const mostRemembered = 10_000;
/** Passwords that were right for that version, as seals that say nothing of them. */
const proven = new Map<string, number>();

/**
 * Tries a password, if this client and this link have failures left. Only failures count, so any number of
 * recipients may unlock. Where the counter cannot be asked, nothing is tried.
 * @returns the version of the password that was proven
 * @throws AppError LINK_GONE, LINK_LOCKED (wrong), TOO_MANY_TRIES
 */
export async function guessPassword(
  headers: Headers,
  linkId: string,
  password: string,
  reads: LinkReads = singleReads,
): Promise<number> {
  const guess = seal("proven-password", `${linkId}\n${password}`);
  const version = proven.get(guess);
  // A program sends it with every request, and hashing is slow by design.
  if (version !== undefined && (await reads.link(linkId))?.passwordVersion === version) return version;
  const found = await tryPassword(headers, linkId, password);
  if (proven.size >= mostRemembered) proven.clear();
  proven.set(guess, found);
  return found;
}

async function tryPassword(headers: Headers, linkId: string, password: string): Promise<number> {
  const table = { client: documentClient(), tableName: env.AUTH_TABLE, now: () => new Date() };
  const address = clientAddress(headers, env.CLIENT_ADDRESS_HEADER);
  const attempt = await takeGuess(table, [
    {
      key: `unlock#address#${seal("unlock-address", `${linkId}\n${address}`)}`,
      maxFailures: maxFailuresPerAddress,
    },
    { key: `unlock#link#${seal("unlock-link", linkId)}`, maxFailures: maxFailuresPerLink },
  ]);
  if ("retryAfter" in attempt) {
    const { retryAfter } = attempt;
    throw new AppError("TOO_MANY_TRIES", "Too many tries. Wait a little, then try again.", { retryAfter });
  }
  let wasWrong = false;
  try {
    return await unlockLink(linkId, password);
  } catch (error) {
    wasWrong = error instanceof AppError && error.code === "LINK_LOCKED";
    if (wasWrong) behindAnswer("write a failed unlock down", () => noteFailure(headers, linkId));
    throw error;
  } finally {
    // A place that cannot be given back counts as a failure until the window ends: closed, not open.
    await attempt.settle(wasWrong ? "failed" : "passed").catch(() => undefined);
  }
}

async function noteFailure(headers: Headers, linkId: string): Promise<void> {
  const link = await findLink(linkId);
  if (link) noteVisit(headers, link, "unlock-failed");
}

/** The password of HTTP Basic, whatever user name comes with it. (RFC 7617) */
export function basicPassword(headers: Headers): string | undefined {
  const [, encoded] = /^basic +([A-Za-z0-9+/=]+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, "base64").toString();
  const colon = pair.indexOf(":");
  return colon < 0 ? undefined : pair.slice(colon + 1);
}
