import { CreateFolder, FolderRef, ListFolders } from "@dropify/core/files/folder.schema";
import { createFolder, folderPath, listFolders } from "@dropify/core/files/folders";
import { pageProcedure, router, userProcedure } from "../trpc.ts";

export const foldersRouter = router({
  create: userProcedure.input(CreateFolder).mutation(({ ctx, input }) => createFolder(ctx.userId, input)),
  list: pageProcedure.input(ListFolders).query(({ ctx, input }) => listFolders(ctx.userId, input)),
  path: userProcedure.input(FolderRef).query(({ ctx, input }) => folderPath(ctx.userId, input.folderId)),
});
