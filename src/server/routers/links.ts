import { AppError } from "@dropify/core/error";
import { passGate, viewLink } from "@dropify/core/links/gate";
import { LinkId, LinkQuestion, LinkRef, ListLinksForFile, NewLink } from "@dropify/core/links/link.schema";
import { createLink, listLinksForFile, revokeLink } from "@dropify/core/links/links";
import { linkGone } from "@dropify/core/links/live";
import { linkMisses } from "../share/link-misses.ts";
import { pageProcedure, publicProcedure, router, sensitiveProcedure } from "../trpc.ts";

/** For strangers who hold a link. Guesses are limited: what does not open is counted, what opens never is. */
const strangerProcedure = publicProcedure.input(LinkQuestion).use(async ({ ctx, input, next }) => {
  const heldBack = linkMisses.heldBack(ctx.headers);
  if (heldBack !== undefined) throw tooManyTries(heldBack);
  const result = await next();
  if (result.ok || !isGone(result.error.cause)) return result;
  const toWait = await linkMisses.count(ctx.headers, input.linkId);
  if (toWait !== undefined) throw tooManyTries(toWait);
  return result;
});

export const linksRouter = router({
  create: sensitiveProcedure
    .input(NewLink)
    .mutation(({ ctx, input }) => createLink({ userId: ctx.userId, name: ctx.name }, input)),
  listForFile: pageProcedure
    .input(ListLinksForFile)
    .query(({ ctx, input }) => listLinksForFile(ctx.userId, input)),
  revoke: sensitiveProcedure.input(LinkRef).mutation(async ({ ctx, input }) => {
    await revokeLink(ctx.userId, input.linkId);
    return {};
  }),
  view: strangerProcedure.query(({ input }) => viewLink(possibleLink(input.linkId))),
  // It counts, so it is no question: a browser that fetches ahead must not use a link up.
  download: strangerProcedure.mutation(async ({ input }) => {
    const { url, expiresAt } = await passGate(possibleLink(input.linkId));
    return { url, expiresAt };
  }),
});

/** What cannot be a link is answered like one that never was. */
function possibleLink(linkId: string): string {
  if (!LinkId.safeParse(linkId).success) throw linkGone();
  return linkId;
}

const isGone = (cause: unknown): boolean => cause instanceof AppError && cause.code === "LINK_GONE";

const tooManyTries = (retryAfter: number): AppError =>
  new AppError("TOO_MANY_TRIES", "Too many tries. Wait a little, then try again.", { retryAfter });
