import { expect, test } from "vitest";
import { z } from "zod";
import {
  type Context,
  createCallerFactory,
  pageProcedure,
  router,
  sensitiveProcedure,
  userProcedure,
} from "./trpc.ts";

const asked: unknown[] = [];
const ctx: Context = {
  session: async (options) => {
    asked.push(options);
    return { userId: "ada", name: "Ada", email: "ada@example.com", isConfirmed: true, setCookies: [] };
  },
  headers: new Headers(),
};
const Page = z.strictObject({ limit: z.int().default(100), cursor: z.string().optional() });
const caller = createCallerFactory(
  router({
    list: pageProcedure.input(z.unknown().pipe(Page)).query(({ input }) => input),
    ask: userProcedure.query(({ ctx: { userId } }) => userId),
    change: sensitiveProcedure.mutation(({ ctx: { userId } }) => userId),
  }),
)(ctx);

test("what the query library adds to a list's input is left out, and nothing else", async () => {
  const direction = "forward";
  await expect(caller.list({ limit: 5, direction })).resolves.toEqual({ limit: 5 });
  await expect(caller.list({ cursor: "next", direction })).resolves.toEqual({ limit: 100, cursor: "next" });
  await expect(caller.list({ limit: 5, cursor: null })).resolves.toEqual({ limit: 5 });
  for (const wrong of [{ folder: "x" }, { limit: null }, [], "list", null, undefined])
    await expect(caller.list(wrong)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("what cannot be taken back asks for the session anew, the rest may believe the cookie", async () => {
  asked.length = 0;
  await caller.ask();
  await caller.change();

  expect(asked).toEqual([{ fresh: false }, { fresh: true }]);
});
