import { getQuota } from "@dropify/core/quota/ledger";
import { router, userProcedure } from "../trpc.ts";

export const quotaRouter = router({
  get: userProcedure.query(({ ctx }) => getQuota(ctx.userId)),
});
