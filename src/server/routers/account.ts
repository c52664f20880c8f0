import { router, userProcedure } from "../trpc.ts";

export const accountRouter = router({
  profile: userProcedure.query(({ ctx: { userId, name, email } }) => ({ userId, name, email })),
});
