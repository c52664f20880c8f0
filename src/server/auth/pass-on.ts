import type { AuthService } from "./auth.ts";

/** Hands a request to the session library with the body that was checked. */
export function passOn(request: Request, body: unknown, { auth }: AuthService): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/json");
  const rest = body === undefined ? {} : { body: JSON.stringify(body) };
  return auth.handler(new Request(request.url, { method: request.method, headers, ...rest }));
}
