import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getSession, type Session } from "./auth/session.ts";
import { requestIdOf } from "./request-id.ts";
import { appRouter } from "./routers/app-router.ts";
import { WireError } from "./wire-error.ts";

const maxBatchSize = 10;

/** Answers `/api/trpc/*`: up to ten calls in one request. The session is looked up once for all of them. */
export const answerProcedures = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize,
    createContext: ({ resHeaders }) => {
      const sessions = new Map<boolean, Promise<Session | null>>();
      return {
        headers: request.headers,
        requestId: requestIdOf(request),
        session: ({ fresh = false } = {}) => {
          const session = sessions.get(fresh) ?? sessionOf(request.headers, fresh, resHeaders);
          sessions.set(fresh, session);
          return session;
        },
      };
    },
    responseMeta: ({ errors }) => {
      const headers = new Headers({ "cache-control": "private, no-store" });
      const waits = errors.flatMap((error) => (error instanceof WireError && error.details.retryAfter) || []);
      if (waits.length > 0) headers.set("retry-after", String(Math.max(...waits)));
      return { headers };
    },
  });

async function sessionOf(headers: Headers, fresh: boolean, resHeaders: Headers): Promise<Session | null> {
  const session = await getSession(headers, { fresh });
  for (const cookie of session?.setCookies ?? []) resHeaders.append("set-cookie", cookie);
  return session;
}
