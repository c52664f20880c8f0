import { passGate, viewLink } from "@dropify/core/links/gate";
import { LinkId, LinkQuestion, LinkRef, ListLinksForFile, NewLink } from "@dropify/core/links/link.schema";
import { createLink, listLinksForFile, revokeLink } from "@dropify/core/links/links";
import { linkGone } from "@dropify/core/links/live";
import { pageProcedure, publicProcedure, router, userProcedure } from "../trpc.ts";

export const linksRouter = router({
  create: userProcedure
    .input(NewLink)
    .mutation(({ ctx, input }) => createLink({ userId: ctx.userId, name: ctx.name }, input)),
  listForFile: pageProcedure
    .input(ListLinksForFile)
    .query(({ ctx, input }) => listLinksForFile(ctx.userId, input)),
  revoke: userProcedure.input(LinkRef).mutation(async ({ ctx, input }) => {
    await revokeLink(ctx.userId, input.linkId);
    return {};
  }),
  view: publicProcedure.input(LinkQuestion).query(({ input }) => viewLink(possibleLink(input.linkId))),
  // It counts, so it is no question: a browser that fetches ahead must not use a link up.
  download: publicProcedure.input(LinkQuestion).mutation(async ({ input }) => {
    const { url, expiresAt } = await passGate(possibleLink(input.linkId));
    return { url, expiresAt };
  }),
});

/** What cannot be a link is answered like one that never was. */
function possibleLink(linkId: string): string {
  if (!LinkId.safeParse(linkId).success) throw linkGone();
  return linkId;
}
