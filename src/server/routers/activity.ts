import { ListActivity } from "@dropify/core/activity/activity.schema";
import { listNamedActivity } from "@dropify/core/activity/named-activity";
import { pageProcedure, router } from "../trpc.ts";

export const activityRouter = router({
  list: pageProcedure.input(ListActivity).query(({ ctx, input }) => listNamedActivity(ctx.userId, input)),
});
