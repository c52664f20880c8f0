import { FileRef } from "@dropify/core/files/file.schema";
import { abortUpload } from "@dropify/core/uploads/abort-upload";
import { completeMany } from "@dropify/core/uploads/complete-many";
import { completeUpload } from "@dropify/core/uploads/complete-upload";
import { pendingUploads } from "@dropify/core/uploads/pending-uploads";
import { signParts } from "@dropify/core/uploads/sign-parts";
import { startUploads } from "@dropify/core/uploads/start-uploads";
import {
  CompleteMany,
  CompleteUpload,
  ListPending,
  SignParts,
  StartUploads,
} from "@dropify/core/uploads/upload.schema";
import { pageProcedure, router, userProcedure } from "../trpc.ts";

export const uploadsRouter = router({
  start: userProcedure.input(StartUploads).mutation(({ ctx, input }) => startUploads(ctx.userId, input)),
  signParts: userProcedure.input(SignParts).mutation(({ ctx, input }) => signParts(ctx.userId, input)),
  complete: userProcedure
    .input(CompleteUpload)
    .mutation(({ ctx, input }) => completeUpload(ctx.userId, input)),
  completeMany: userProcedure
    .input(CompleteMany)
    .mutation(({ ctx, input }) => completeMany(ctx.userId, input.fileIds)),
  abort: userProcedure.input(FileRef).mutation(async ({ ctx, input }) => {
    await abortUpload(ctx.userId, input.fileId);
    return {};
  }),
  pending: pageProcedure.input(ListPending).query(({ ctx, input }) => pendingUploads(ctx.userId, input)),
});
