import { AppError } from "@dropify/core/error";
import { countDownload } from "@dropify/core/files/count-download";
import { PageRequest } from "@dropify/core/files/file.schema";
import { createLink } from "@dropify/core/links/create-link";
import { removeLink, restoreLink, revokeLink } from "@dropify/core/links/end-link";
import { passGate } from "@dropify/core/links/gate";
import {
  LinkRef,
  LinkRefs,
  LinksTouching,
  ListLinksForFile,
  NewLink,
  UpdateLink,
} from "@dropify/core/links/link.schema";
import { listLinks, listLinksForFile } from "@dropify/core/links/link-lists";
import { linkStats } from "@dropify/core/links/link-stats";
import {
  DownloadQuestion,
  LinkQuestion,
  UnlockQuestion,
  ViewQuestion,
} from "@dropify/core/links/link-view.schema";
import { linksTouching } from "@dropify/core/links/links-touching";
import { linkGone, requireLink, resolveAddress, toLink } from "@dropify/core/links/live";
import { grantMore } from "@dropify/core/links/more-time";
import { getLink } from "@dropify/core/links/see-links";
import { updateLink } from "@dropify/core/links/update-link";
import { lookAtLink } from "@dropify/core/links/view-link";
import { behindAnswer } from "../behind-answer.ts";
import { linkMisses } from "../share/link-misses.ts";
import { noteVisit } from "../share/note-visit.ts";
import { qrCode } from "../share/qr-code.ts";
import { guessPassword } from "../share/unlock-guess.ts";
import { unlockedBy, unlockPass } from "../share/unlock-pass.ts";
import { pageProcedure, publicProcedure, router, sensitiveProcedure, userProcedure } from "../trpc.ts";

/**
 * For strangers who hold a link. Guesses are limited: what does not open is counted, what opens never is. The
 * address may be the secret id or the readable one; what cannot be a link is answered like one that never was.
 */
const strangerProcedure = publicProcedure.input(LinkQuestion).use(async ({ ctx, input, next }) => {
  const heldBack = linkMisses.heldBack(ctx.headers);
  if (heldBack !== undefined) throw tooManyTries(heldBack);
  const linkId = await resolveAddress(input.linkId);
  const unlocked = linkId && input.unlock ? unlockedBy(linkId, input.unlock) : undefined;
  const result = await next({ ctx: { linkId, unlocked } });
  if (result.ok || !isGone(result.error.cause)) return result;
  const toWait = await linkMisses.count(ctx.headers, input.linkId);
  if (toWait !== undefined) throw tooManyTries(toWait);
  return result;
});

export const linksRouter = router({
  create: sensitiveProcedure
    .input(NewLink)
    .mutation(({ ctx, input }) => createLink({ userId: ctx.userId, name: ctx.name }, input)),
  list: pageProcedure.input(PageRequest).query(({ ctx, input }) => listLinks(ctx.userId, input)),
  listForFile: pageProcedure
    .input(ListLinksForFile)
    .query(({ ctx, input }) => listLinksForFile(ctx.userId, input)),
  touching: userProcedure.input(LinksTouching).query(({ ctx, input }) => linksTouching(ctx.userId, input)),
  get: userProcedure.input(LinkRef).query(({ ctx, input }) => getLink(ctx.userId, input.linkId)),
  update: sensitiveProcedure.input(UpdateLink).mutation(({ ctx, input }) => updateLink(ctx.userId, input)),
  revoke: sensitiveProcedure.input(LinkRef).mutation(async ({ ctx, input }) => {
    await revokeLink(ctx.userId, input.linkId);
    return {};
  }),
  revokeMany: sensitiveProcedure.input(LinkRefs).mutation(async ({ ctx, input }) => {
    await Promise.all(input.linkIds.map((linkId) => revokeLink(ctx.userId, linkId)));
    return {};
  }),
  restore: sensitiveProcedure
    .input(LinkRef)
    .mutation(({ ctx, input }) => restoreLink(ctx.userId, input.linkId)),
  remove: sensitiveProcedure.input(LinkRef).mutation(async ({ ctx, input }) => {
    await removeLink(ctx.userId, input.linkId);
    return {};
  }),
  stats: userProcedure.input(LinkRef).query(({ ctx, input }) => linkStats(ctx.userId, input.linkId)),
  qr: userProcedure
    .input(LinkRef)
    .query(async ({ ctx, input }) => qrCode(toLink(await requireLink(ctx.userId, input.linkId)).url)),
  grantMore: sensitiveProcedure
    .input(LinkRef)
    .mutation(({ ctx, input }) => grantMore(ctx.userId, input.linkId)),

  view: strangerProcedure.input(ViewQuestion).query(async ({ ctx, input: { browse } }) => {
    const { link, view } = await lookAtLink(known(ctx.linkId), { unlocked: ctx.unlocked, browse });
    const isTurned =
      browse?.folder !== undefined || browse?.file !== undefined || browse?.cursor !== undefined;
    if (!view.locked && !isTurned) noteVisit(ctx.headers, link, "viewed");
    return view;
  }),
  unlock: strangerProcedure.input(UnlockQuestion).mutation(async ({ ctx, input }) => {
    const linkId = known(ctx.linkId);
    return { unlock: unlockPass(linkId, await guessPassword(ctx.headers, linkId, input.password)) };
  }),
  // It counts, so it is no question: a browser that fetches ahead must not use a link up.
  download: strangerProcedure.input(DownloadQuestion).mutation(async ({ ctx, input }) => {
    const visit = { fileId: input.fileId, unlocked: ctx.unlocked, isProgram: true };
    const { grant, file, link } = await passGate(known(ctx.linkId), visit);
    behindAnswer("count a download", () => countDownload(file));
    noteVisit(ctx.headers, link, "downloaded", file);
    return grant;
  }),
});

function known(linkId: string | undefined): string {
  if (linkId === undefined) throw linkGone();
  return linkId;
}

const isGone = (cause: unknown): boolean => cause instanceof AppError && cause.code === "LINK_GONE";

const tooManyTries = (retryAfter: number): AppError =>
  new AppError("TOO_MANY_TRIES", "Too many tries. Wait a little, then try again.", { retryAfter });
