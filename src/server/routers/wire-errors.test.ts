import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Context, createCallerFactory, publicProcedure, router } from "../trpc.ts";
import { appRouter, createCaller } from "./app-router.ts";

const headers = new Headers();
const nobody: Context = { session: async () => null, headers };
const ada: Context = {
  session: async () => ({
    userId: "ada",
    name: "Ada",
    email: "ada@example.com",
    isConfirmed: true,
    setCookies: [],
  }),
  headers,
};

const publicPaths = ["links.view", "links.unlock", "links.download"];
const procedureTypes = z.record(
  z.string(),
  z.custom<{ _def: { type: string } }>((value) => typeof value === "function"),
);
const procedures = Object.entries(procedureTypes.parse(appRouter._def.procedures)).map(
  ([path, { _def }]): [string, string] => [path, _def.type],
);
const privateProcedures = procedures.filter(([path]) => !publicPaths.includes(path));

const ask = (path: string, type: string): Promise<Response> =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    router: appRouter,
    createContext: () => nobody,
    req: new Request(
      `http://localhost:3000/api/trpc/${path}`,
      type === "mutation"
        ? { method: "POST", headers: { "content-type": "application/json" }, body: "{}" }
        : {},
    ),
  });

test("what is public is public on purpose", () => {
  expect(procedures.map(([path]) => path)).toEqual(expect.arrayContaining(publicPaths));
  expect(privateProcedures.length).toBeGreaterThan(15);
});

test.each(privateProcedures)("%s is refused without a session, whatever is sent", async (path, type) => {
  const response = await ask(path, type);
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({
    error: {
      message: "Sign in to continue",
      code: -32001,
      data: { code: "UNAUTHORIZED", httpStatus: 401, appCode: "UNAUTHENTICATED", path },
    },
  });
});

test("wrong input is explained to people, with the place of the fault", async () => {
  const call = createCaller(ada).files.list({ limit: 1000 });
  await expect(call).rejects.toMatchObject({
    code: "BAD_REQUEST",
    appCode: "BAD_INPUT",
    message: expect.stringMatching(/^limit: Too big/),
  });
});

test("an unknown failure is masked, and can be found by its id", async () => {
  const broken = router({
    fail: publicProcedure.query(() => {
      throw new Error("password=hunter2 at 10.0.0.7");
    }),
  });
  const error: unknown = await createCallerFactory(broken)(nobody)
    .fail()
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TRPCError);
  expect(error).toMatchObject({
    code: "INTERNAL_SERVER_ERROR",
    message: expect.stringMatching(/^Something went wrong \([0-9A-Z]{26}\)$/),
    cause: undefined,
  });
});

const conflict = new TransactionCanceledException({
  message:
    "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]",
  CancellationReasons: [{ Code: "TransactionConflict" }],
  $metadata: { httpStatusCode: 400 },
});
const named = (name: string, more = {}) => Object.assign(new Error("secret detail"), { name, ...more });

test.each([
  ["cannot be reached", named("Error", { code: "ECONNREFUSED" })],
  ["takes too long", named("TimeoutError")],
  ["is overwhelmed", named("ThrottlingException")],
  ["fails inside", named("InternalError", { $metadata: { httpStatusCode: 500 } })],
  ["never finds the item free", conflict],
  ["fails beneath another error", new Error("wrapped", { cause: named("SlowDown") })],
])("an engine that %s is said to be passing", async (_, failure) => {
  const broken = router({
    fail: publicProcedure.query(() => {
      throw failure;
    }),
  });
  await expect(createCallerFactory(broken)(nobody).fail()).rejects.toMatchObject({
    code: "SERVICE_UNAVAILABLE",
    appCode: "STORE_UNAVAILABLE",
    message: "Dropify cannot reach its storage right now. Try again in a moment.",
    details: { retryAfter: 5 },
  });
});

test.each([
  ["an unknown procedure", "nothing.here", "query", 404],
  ["a change asked by GET", "links.download", "query", 405],
])("%s is refused without naming a library", async (_name, path, type, status) => {
  const response = await ask(path, type);
  const text = await response.text();
  expect(response.status).toBe(status);
  expect(text).not.toMatch(/trpc|procedure|stack/i);
});
