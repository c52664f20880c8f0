import { createCallerFactory, router } from "../trpc.ts";
import { accountRouter } from "./account.ts";
import { activityRouter } from "./activity.ts";
import { filesRouter } from "./files.ts";
import { foldersRouter } from "./folders.ts";
import { linksRouter } from "./links.ts";
import { quotaRouter } from "./quota.ts";
import { uploadsRouter } from "./uploads.ts";

export const appRouter = router({
  account: accountRouter,
  activity: activityRouter,
  files: filesRouter,
  folders: foldersRouter,
  links: linksRouter,
  quota: quotaRouter,
  uploads: uploadsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
