import { documentClient } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import { AppError } from "@dropify/core/error";
import { LinkId } from "@dropify/core/links/link.schema";
import { missedLinks } from "@/server/share/missed-links.ts";
import type { AnswerFormat } from "./answer-format.ts";
import { gone, refuse, tooManyTries } from "./refusal.tsx";

const misses = missedLinks({
  client: documentClient(),
  tableName: env.AUTH_TABLE,
  now: () => new Date(),
  clientAddressHeader: env.CLIENT_ADDRESS_HEADER,
});

/** Answers for one link, or refuses: in the same words whether it ended, was withdrawn or never was. */
export async function answerLink(
  { headers }: Request,
  linkId: string,
  format: AnswerFormat,
  answer: () => Promise<Response>,
): Promise<Response> {
  const wait = misses.heldBack(headers);
  if (wait !== undefined) return refuse(tooManyTries(wait), format);
  try {
    if (LinkId.safeParse(linkId).success) return await answer();
  } catch (error) {
    if (!(error instanceof AppError && error.code === "LINK_GONE")) throw error;
  }
  const toWait = await misses.count(headers, linkId);
  return refuse(toWait === undefined ? gone : tooManyTries(toWait), format);
}
