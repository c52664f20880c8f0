import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getSession, type Session } from "@/server/auth/session.ts";
import { handleRequest } from "@/server/handle-request.ts";
import { appRouter } from "@/server/routers/app-router.ts";

const answer = (request: Request): Promise<Response> =>
  handleRequest("trpc", request, (req) =>
    fetchRequestHandler({
      endpoint: "/api/trpc",
      req,
      router: appRouter,
      maxBatchSize: 10,
      createContext: ({ resHeaders }) => {
        let session: Promise<Session | null> | undefined;
        return { session: () => (session ??= sessionOf(req.headers, resHeaders)) };
      },
      responseMeta: () => ({ headers: new Headers({ "cache-control": "private, no-store" }) }),
    }),
  );

async function sessionOf(headers: Headers, resHeaders: Headers): Promise<Session | null> {
  const session = await getSession(headers);
  for (const cookie of session?.setCookies ?? []) resHeaders.append("set-cookie", cookie);
  return session;
}

export { answer as GET, answer as POST };
