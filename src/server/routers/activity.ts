import { listActivity } from "@dropify/core/activity/activities";
import { PageRequest } from "@dropify/core/files/file.schema";
import { pageProcedure, router } from "../trpc.ts";

export const activityRouter = router({
  list: pageProcedure.input(PageRequest).query(({ ctx, input }) => listActivity(ctx.userId, input)),
});
