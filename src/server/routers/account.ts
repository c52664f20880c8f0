import { changePreferences, getPreferences } from "@dropify/core/users/preferences";
import { ChangePreferences } from "@dropify/core/users/preferences.schema";
import { router, userProcedure } from "../trpc.ts";

export const accountRouter = router({
  profile: userProcedure.query(({ ctx: { userId, name, email } }) => ({ userId, name, email })),
  preferences: userProcedure.query(({ ctx }) => getPreferences(ctx.userId)),
  changePreferences: userProcedure
    .input(ChangePreferences)
    .mutation(({ ctx, input }) => changePreferences(ctx.userId, input)),
});
