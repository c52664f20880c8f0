import { ensureTree } from "@dropify/core/files/ensure-tree";
import {
  CreateFolder,
  EnsureTree,
  FolderRef,
  ListFolders,
  RenameFolder,
} from "@dropify/core/files/folder.schema";
import { folderPath } from "@dropify/core/files/folder-items";
import { listFolders } from "@dropify/core/files/folder-lists";
import { createFolder } from "@dropify/core/files/folders";
import { renameFolder } from "@dropify/core/files/rename-folder";
import { pageProcedure, router, userProcedure } from "../trpc.ts";

export const foldersRouter = router({
  create: userProcedure.input(CreateFolder).mutation(({ ctx, input }) => createFolder(ctx.userId, input)),
  ensureTree: userProcedure.input(EnsureTree).mutation(({ ctx, input }) => ensureTree(ctx.userId, input)),
  list: pageProcedure.input(ListFolders).query(({ ctx, input }) => listFolders(ctx.userId, input)),
  path: userProcedure.input(FolderRef).query(({ ctx, input }) => folderPath(ctx.userId, input.folderId)),
  rename: userProcedure.input(RenameFolder).mutation(({ ctx, input }) => renameFolder(ctx.userId, input)),
});
