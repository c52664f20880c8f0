import { publicUrl } from "@dropify/core/env";

type Handler = (
  request: Request,
  context: { params: Promise<{ linkId: string; fileId: string }> },
) => Promise<Response>;

interface Asking {
  fileId?: string;
  search?: string;
  /** Fields of a form that is sent. */
  form?: Record<string, string>;
}

/** Calls a route handler as Next does. */
export function ask(
  handler: Handler,
  linkId: string,
  headers: Record<string, string> = {},
  { fileId = "", search = "", form }: Asking = {},
): Promise<Response> {
  const address = `${publicUrl}/s/${encodeURIComponent(linkId)}${search}`;
  const body = form && new URLSearchParams(form);
  const request = new Request(address, { headers, ...(body && { method: "POST", body }) });
  return handler(request, { params: Promise.resolve({ linkId, fileId }) });
}

/** The cookies of an answer as a browser sends them back. */
export const cookiesOf = (response: Response): { cookie: string } => ({
  cookie: response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; "),
});
