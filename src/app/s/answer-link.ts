import { AppError } from "@dropify/core/error";
import { type LinkReads, singleReads } from "@dropify/core/links/link-reads";
import { resolveAddress } from "@dropify/core/links/live";
import { readAhead } from "@dropify/core/links/read-ahead";
import { log } from "@dropify/core/log";
import { requestIdOf } from "@/server/request-id.ts";
import { linkMisses } from "@/server/share/link-misses.ts";
import { basicPassword, guessPassword } from "@/server/share/unlock-guess.ts";
import { unlockedVersion } from "@/server/share/unlock-pass.ts";
import type { AnswerFormat } from "./answer-format.ts";
import {
  badRequest,
  ended,
  gone,
  locked,
  type Refusal,
  refuse,
  tooManyTries,
  unavailable,
} from "./refusal.tsx";

export interface Asked {
  linkId: string;
  /** The version of the password that this visitor has proven to know. */
  unlocked: number | undefined;
  reads: LinkReads;
}

interface How {
  /** What is answered is a try at the password, so that "locked" means "wrong". */
  triesPassword?: boolean;
  /** What will be looked at, so that it can be read at once. */
  place?: { folder?: string | undefined; file?: string | undefined };
}

/**
 * Answers for one link, or refuses: in the same words whether it ended, was withdrawn or never was, unless its
 * owner lets the reason be told, and calmly where we are at fault.
 * @param address the secret id, or the readable name
 */
export async function answerLink(
  request: Request,
  address: string,
  format: AnswerFormat,
  answer: (asked: Asked) => Promise<Response>,
  { triesPassword = false, place }: How = {},
): Promise<Response> {
  const { headers } = request;
  const wait = linkMisses.heldBack(headers);
  if (wait !== undefined) return refuse(tooManyTries(wait), format);
  try {
    const reads = place ? await readAhead(address, place) : singleReads;
    const linkId = await resolveAddress(address, reads);
    const outcome =
      linkId === undefined
        ? gone
        : await answerOrRefusal(headers, address, { linkId, reads }, answer, triesPassword);
    if (outcome instanceof Response) return outcome;
    if (outcome !== gone) return refuse(outcome, format);
    const toWait = await linkMisses.count(headers, address);
    return refuse(toWait === undefined ? gone : tooManyTries(toWait), format);
  } catch (error) {
    const requestId = requestIdOf(request);
    // Neither the link nor the visitor: an id is a secret, and the reference finds the line.
    log.error({ requestId, err: error }, "A link could not be answered");
    return refuse(unavailable(requestId), format);
  }
}

async function answerOrRefusal(
  headers: Headers,
  address: string,
  { linkId, reads }: Pick<Asked, "linkId" | "reads">,
  answer: (asked: Asked) => Promise<Response>,
  triesPassword: boolean,
): Promise<Response | Refusal> {
  const password = basicPassword(headers);
  try {
    const unlocked = unlockedVersion(headers, linkId) ?? (await versionFor(headers, linkId, password, reads));
    return await answer({ linkId, unlocked, reads });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, details } = error;
    if (code === "LINK_GONE") return details.reason ? ended(details.reason, address) : gone;
    if (code === "LINK_LOCKED") return locked(address, triesPassword || password !== undefined);
    if (code === "TOO_MANY_TRIES") return tooManyTries(details.retryAfter ?? 60);
    if (code === "BAD_CURSOR") return badRequest;
    throw error;
  }
}

async function versionFor(
  headers: Headers,
  linkId: string,
  password: string | undefined,
  reads: LinkReads,
): Promise<number | undefined> {
  return password === undefined ? undefined : guessPassword(headers, linkId, password, reads);
}
