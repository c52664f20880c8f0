import { env, publicUrl } from "@dropify/core/env";
import { newId } from "@dropify/core/id";
import { badInput, refuse } from "./auth/auth-answer.ts";
import { trustedOrigins } from "./auth/auth-settings.ts";
import { readJsonBody } from "./auth/json-body.ts";
import { log } from "./log.ts";
import { isOwnHost, isOwnOrigin } from "./own-origin.ts";
import { redact } from "./redact.ts";

type Handler = (request: Request) => Promise<Response>;

/**
 * Guards and logs a route that speaks JSON: what {@link logRequest} does, and changes only from the app's own
 * origin, with no more than 1 MiB of body.
 */
export const handleRequest = (name: string, request: Request, handler: Handler): Promise<Response> =>
  logRequest(name, request, (asked) => answer(asked, handler));

/**
 * Answers only for this app's own host, with one line in the log: by its `x-request-id` an answer is found
 * there. Link ids are cut, and queries left out.
 */
export async function logRequest(name: string, request: Request, handler: Handler): Promise<Response> {
  const requestId = newId();
  const startedAt = performance.now();
  const response = await answerOwnHost(request, handler).catch((error: unknown) => {
    log.error({ requestId, err: error }, "A request failed");
    return refuse(500, { code: "INTERNAL", message: `Something went wrong (${requestId})` });
  });
  response.headers.set("x-request-id", requestId);
  const { method } = request;
  const path = redact(new URL(request.url).pathname);
  const ms = Math.round(performance.now() - startedAt);
  log.info({ requestId, route: name, method, path, status: response.status, ms }, "answered");
  return response;
}

async function answerOwnHost(request: Request, handler: Handler): Promise<Response> {
  if (!isOwnHost(request.headers.get("host") ?? new URL(request.url).host, publicUrl)) {
    return refuse(403, { code: "FORBIDDEN_ORIGIN", message: "This request is meant for another site." });
  }
  return handler(request);
}

async function answer(request: Request, handler: Handler): Promise<Response> {
  const { headers, method, url } = request;
  if (method !== "POST") return handler(request);
  if (!isOwnOrigin(headers, trustedOrigins({ publicUrl, port: env.PORT }))) {
    return refuse(403, { code: "FORBIDDEN_ORIGIN", message: "This request comes from another site." });
  }
  if (!/^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "")) {
    return badInput(415, "Only application/json is read here.");
  }
  const body = await readJsonBody(request);
  if ("refusal" in body) return body.refusal;
  const forwarded = new Headers(headers);
  forwarded.delete("content-length");
  return handler(new Request(url, { method, headers: forwarded, body: JSON.stringify(body.value) }));
}
