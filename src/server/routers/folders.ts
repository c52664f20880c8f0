import { ensureTree } from "@dropify/core/files/ensure-tree";
import { PageRequest } from "@dropify/core/files/file.schema";
import {
  CreateFolder,
  EnsureTree,
  FolderRef,
  ListFolders,
  MoveFolder,
  RenameFolder,
} from "@dropify/core/files/folder.schema";
import { folderPath } from "@dropify/core/files/folder-items";
import { listFolders, listTrashedFolders } from "@dropify/core/files/folder-lists";
import { createFolder } from "@dropify/core/files/folders";
import { moveFolder } from "@dropify/core/files/move-folder";
import { removeFolder } from "@dropify/core/files/remove-folder";
import { renameFolder } from "@dropify/core/files/rename-folder";
import { restoreFolder, trashFolder } from "@dropify/core/files/trash-folder";
import { pageProcedure, router, sensitiveProcedure, userProcedure } from "../trpc.ts";

export const foldersRouter = router({
  create: userProcedure.input(CreateFolder).mutation(({ ctx, input }) => createFolder(ctx.userId, input)),
  ensureTree: userProcedure.input(EnsureTree).mutation(({ ctx, input }) => ensureTree(ctx.userId, input)),
  list: pageProcedure.input(ListFolders).query(({ ctx, input }) => listFolders(ctx.userId, input)),
  path: userProcedure.input(FolderRef).query(({ ctx, input }) => folderPath(ctx.userId, input.folderId)),
  trashed: pageProcedure.input(PageRequest).query(({ ctx, input }) => listTrashedFolders(ctx.userId, input)),
  rename: userProcedure.input(RenameFolder).mutation(({ ctx, input }) => renameFolder(ctx.userId, input)),
  move: userProcedure.input(MoveFolder).mutation(({ ctx, input }) => moveFolder(ctx.userId, input)),
  trash: userProcedure.input(FolderRef).mutation(({ ctx, input }) => trashFolder(ctx.userId, input.folderId)),
  restore: userProcedure
    .input(FolderRef)
    .mutation(({ ctx, input }) => restoreFolder(ctx.userId, input.folderId)),
  remove: sensitiveProcedure.input(FolderRef).mutation(async ({ ctx, input }) => {
    await removeFolder(ctx.userId, input.folderId);
    return {};
  }),
});
