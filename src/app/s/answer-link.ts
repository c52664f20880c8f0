import { AppError } from "@dropify/core/error";
import { newId } from "@dropify/core/id";
import { LinkId } from "@dropify/core/links/link.schema";
import { log } from "@/server/log.ts";
import { linkMisses } from "@/server/share/link-misses.ts";
import type { AnswerFormat } from "./answer-format.ts";
import { gone, refuse, tooManyTries, unavailable } from "./refusal.tsx";

/**
 * Answers for one link, or refuses: in the same words whether it ended, was withdrawn or never was, and calmly
 * where we are at fault.
 */
export async function answerLink(
  { headers }: Request,
  linkId: string,
  format: AnswerFormat,
  answer: () => Promise<Response>,
): Promise<Response> {
  const wait = linkMisses.heldBack(headers);
  if (wait !== undefined) return refuse(tooManyTries(wait), format);
  try {
    const response = await answerIfOpen(linkId, answer);
    if (response) return response;
    const toWait = await linkMisses.count(headers, linkId);
    return refuse(toWait === undefined ? gone : tooManyTries(toWait), format);
  } catch (error) {
    const requestId = newId();
    // Neither the link nor the visitor: an id is a secret, and the reference finds the line.
    log.error({ requestId, err: error }, "A link could not be answered");
    return refuse(unavailable(requestId), format);
  }
}

async function answerIfOpen(linkId: string, answer: () => Promise<Response>): Promise<Response | undefined> {
  if (!LinkId.safeParse(linkId).success) return undefined;
  try {
    return await answer();
  } catch (error) {
    if (error instanceof AppError && error.code === "LINK_GONE") return undefined;
    throw error;
  }
}
