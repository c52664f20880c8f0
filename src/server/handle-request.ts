import { env, publicUrl } from "@dropify/core/env";
import { log } from "@dropify/core/log";
import { countMetrics } from "@dropify/core/metrics";
import { redactPath } from "@dropify/core/redact";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { refuse } from "./auth/auth-answer.ts";
import { trustedOrigins } from "./auth/auth-settings.ts";
import { onlyJson, readBody, saysJson, tooLarge } from "./auth/json-body.ts";
import { isOwnHost, isOwnOrigin } from "./own-origin.ts";
import { requestIdOf, sameRequest } from "./request-id.ts";
import { errorBody } from "./trpc.ts";
import { WireError } from "./wire-error.ts";

type Handler = (request: Request) => Promise<Response>;
type Refuse = (error: WireError) => Response;

/** In the shape that procedures answer in, so that their clients know one shape alone. */
const asProcedures: Refuse = (error) =>
  Response.json(errorBody(error), {
    status: getHTTPStatusCodeFromError(error),
    headers: { "cache-control": "no-store" },
  });

const plainly: Refuse = (error) =>
  refuse(getHTTPStatusCodeFromError(error), { code: error.appCode ?? "INTERNAL", message: error.message });

/**
 * Guards and logs the procedures' route: what {@link logRequest} does, and changes only from the app's own
 * origin, as JSON, with no more than 1 MiB of body.
 */
export const handleRequest = (name: string, request: Request, handler: Handler): Promise<Response> =>
  logRequest(name, request, (asked) => guard(asked, handler), asProcedures);

/** Answers only for this app's own host, with one line in the log. */
export const logRequest = (
  name: string,
  request: Request,
  handler: Handler,
  say: Refuse = plainly,
): Promise<Response> => logAnyHost(name, request, (asked) => answerOwnHost(asked, handler, say), say);

/**
 * Answers under whatever name it is asked, as probes do, with one line in the log: by its `x-request-id` an
 * answer is found there. Link ids are cut, and queries left out.
 */
export async function logAnyHost(
  name: string,
  request: Request,
  handler: Handler,
  say: Refuse = plainly,
): Promise<Response> {
  const requestId = requestIdOf(request);
  const startedAt = performance.now();
  const response = await handler(request).catch((error: unknown) => {
    log.error({ requestId, err: error }, "A request failed");
    return say(new WireError("INTERNAL_SERVER_ERROR", `Something went wrong (${requestId})`));
  });
  response.headers.set("x-request-id", requestId);
  response.headers.set("x-content-type-options", "nosniff");
  const { method } = request;
  const path = redactPath(new URL(request.url).pathname);
  const ms = Math.round(performance.now() - startedAt);
  const { status } = response;
  log.info({ requestId, route: name, method, path, status, ms }, "answered");
  countMetrics({
    Downloads: name === "download" && status === 302 ? 1 : 0,
    Refusals: status >= 400 && status < 500 ? 1 : 0,
    Errors: status >= 500 ? 1 : 0,
  });
  return response;
}

async function answerOwnHost(request: Request, handler: Handler, say: Refuse): Promise<Response> {
  if (isOwnHost(request.headers.get("host") ?? new URL(request.url).host, publicUrl)) return handler(request);
  return say(new WireError("FORBIDDEN", "This request is meant for another site.", "FORBIDDEN_ORIGIN"));
}

async function guard(request: Request, handler: Handler): Promise<Response> {
  const { headers, method, url } = request;
  if (method !== "POST") return handler(request);
  if (!isOwnOrigin(headers, trustedOrigins({ publicUrl, port: env.PORT }))) {
    const message = "This request comes from another site.";
    return asProcedures(new WireError("FORBIDDEN", message, "FORBIDDEN_ORIGIN"));
  }
  if (!saysJson(headers)) {
    return asProcedures(new WireError("UNSUPPORTED_MEDIA_TYPE", onlyJson, "BAD_INPUT"));
  }
  const body = await readBody(request);
  if (body === null) return asProcedures(new WireError("PAYLOAD_TOO_LARGE", tooLarge, "BAD_INPUT"));
  const forwarded = new Headers(headers);
  forwarded.delete("content-length");
  return handler(sameRequest(new Request(url, { method, headers: forwarded, body }), request));
}
