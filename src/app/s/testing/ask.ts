import { publicUrl } from "@dropify/core/env";

type Handler = (request: Request, context: { params: Promise<{ linkId: string }> }) => Promise<Response>;

/** Calls a route handler as Next does. */
export function ask(
  handler: Handler,
  linkId: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const request = new Request(`${publicUrl}/s/${encodeURIComponent(linkId)}`, { headers });
  return handler(request, { params: Promise.resolve({ linkId }) });
}

/** The cookies of an answer as a browser sends them back. */
export const cookiesOf = (response: Response): { cookie: string } => ({
  cookie: response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; "),
});
