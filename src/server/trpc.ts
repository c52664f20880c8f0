import { AppError } from "@dropify/core/error";
import { getTRPCErrorShape, initTRPC } from "@trpc/server";
import type { Session, SessionOptions } from "./auth/session.ts";
import { toWireError, type WireError } from "./wire-error.ts";

export interface Context {
  /** Who asks. Looked up when first needed: the public procedures do without. */
  session: (options?: Pick<SessionOptions, "fresh">) => Promise<Session | null>;
  /** The request's own headers, which tell where it comes from. */
  headers: Headers;
  /** By which the log names what fails. Missing where no request is behind the call. */
  requestId?: string;
}

const t = initTRPC.context<Context>().create({
  errorFormatter({ shape, error, path, ctx }) {
    const { code, message, appCode, details } = toWireError(error, ctx?.requestId);
    const { httpStatus } = shape.data;
    return { ...shape, message, data: { code, httpStatus, appCode, ...details, path } };
  },
});

export const { router, createCallerFactory } = t;

/** What a refusal looks like that is made before any procedure is reached. */
export const errorBody = (error: WireError) => ({
  error: getTRPCErrorShape({
    config: t._config,
    error,
    type: "unknown",
    path: undefined,
    input: undefined,
    ctx: undefined,
  }),
});

/** For everyone. Errors leave it in words for people, with the status that belongs to them. */
export const publicProcedure = t.procedure.use(async ({ ctx, next }) => {
  const result = await next();
  if (!result.ok) throw toWireError(result.error, ctx.requestId);
  return result;
});

const signedIn = (options: Pick<SessionOptions, "fresh">) =>
  publicProcedure.use(async ({ ctx, next }) => {
    const session = await ctx.session(options);
    if (!session) throw new AppError("UNAUTHENTICATED", "Sign in to continue");
    const { userId, name, email } = session;
    return next({ ctx: { userId, name, email } });
  });

/** For whoever is signed in: `ctx.userId` is theirs, and never an input. A revoked session ends within a minute. */
export const userProcedure = signedIn({ fresh: false });

/** For what cannot be taken back, or goes on when the session has ended: a revoked session ends here at once. */
export const sensitiveProcedure = signedIn({ fresh: true });

/** For lists. The query library sends a direction, and no cursor as null, which are its own and no input of ours. */
export const pageProcedure = userProcedure.use(({ getRawInput, next }) =>
  next({
    getRawInput: async () => {
      const input: unknown = await getRawInput();
      if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
      const fields = Object.entries(input);
      return Object.fromEntries(
        fields.filter(([name, value]) => name !== "direction" && !(name === "cursor" && value === null)),
      );
    },
  }),
);
