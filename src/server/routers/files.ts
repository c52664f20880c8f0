import { findConflicts } from "@dropify/core/files/conflicts";
import {
  FileRef,
  FindConflicts,
  ListFiles,
  MoveFile,
  MoveFiles,
  PageRequest,
  RenameFile,
} from "@dropify/core/files/file.schema";
import { listAllFiles, listFiles, listTrash } from "@dropify/core/files/file-lists";
import { downloadFile, getFile, renameFile, restoreFile, trashFile } from "@dropify/core/files/files";
import { moveFile, moveFiles } from "@dropify/core/files/move-files";
import { removeFile } from "@dropify/core/files/remove-file";
import { pageProcedure, router, sensitiveProcedure, userProcedure } from "../trpc.ts";

export const filesRouter = router({
  list: pageProcedure.input(ListFiles).query(({ ctx, input }) => listFiles(ctx.userId, input)),
  recent: pageProcedure.input(PageRequest).query(({ ctx, input }) => listAllFiles(ctx.userId, "time", input)),
  largest: pageProcedure
    .input(PageRequest)
    .query(({ ctx, input }) => listAllFiles(ctx.userId, "size", input)),
  trashed: pageProcedure.input(PageRequest).query(({ ctx, input }) => listTrash(ctx.userId, input)),
  conflicts: userProcedure.input(FindConflicts).query(({ ctx, input }) => findConflicts(ctx.userId, input)),
  get: userProcedure.input(FileRef).query(({ ctx, input }) => getFile(ctx.userId, input.fileId)),
  downloadUrl: userProcedure.input(FileRef).query(({ ctx, input }) => downloadFile(ctx.userId, input.fileId)),
  rename: userProcedure.input(RenameFile).mutation(({ ctx, input }) => renameFile(ctx.userId, input)),
  move: userProcedure.input(MoveFile).mutation(({ ctx, input }) => moveFile(ctx.userId, input)),
  moveMany: userProcedure.input(MoveFiles).mutation(({ ctx, input }) => moveFiles(ctx.userId, input)),
  trash: userProcedure.input(FileRef).mutation(({ ctx, input }) => trashFile(ctx.userId, input.fileId)),
  restore: userProcedure.input(FileRef).mutation(({ ctx, input }) => restoreFile(ctx.userId, input.fileId)),
  remove: sensitiveProcedure.input(FileRef).mutation(async ({ ctx, input }) => {
    await removeFile(ctx.userId, input.fileId);
    return {};
  }),
});
