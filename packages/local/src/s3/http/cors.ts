import type { ServerResponse } from "node:http";
import { S3Error } from "../s3-error.ts";
import type { CorsRule } from "../store/record.schema.ts";
import type { Storage } from "../store/storage.ts";
import { sendEmpty } from "./respond.ts";
import type { S3Request } from "./s3-request.ts";

const VARY = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

/** Lets the page that asked read the answer, errors included, if a rule of the bucket allows it. */
export function addCorsHeaders(request: S3Request, response: ServerResponse, storage: Storage): void {
  const origin = request.header("origin");
  const rules = storage.findBucket(request.bucket)?.settings.cors;
  if (origin === undefined || !rules) return;
  const rule = rules.find((candidate) => allows(candidate, origin, request.method));
  if (rule) describeRule(response, rule, origin);
}

/**
 * Answers a browser that asks whether it may send a request. Nobody signs such a question.
 * @throws S3Error InvalidRequest, AccessForbidden
 */
export function answerPreflight(request: S3Request, response: ServerResponse, storage: Storage): void {
  const origin = request.header("origin");
  const method = request.header("access-control-request-method");
  if (origin === undefined)
    throw new S3Error("InvalidRequest", "Insufficient information. Origin request header needed.");
  if (method === undefined)
    throw new S3Error("InvalidRequest", "Invalid Access-Control-Request-Method: null");
  const headers = (request.header("access-control-request-headers") ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  const rule = storage
    .findBucket(request.bucket)
    ?.settings.cors?.find(
      (candidate) => allows(candidate, origin, method) && allowsHeaders(candidate, headers),
    );
  if (!rule) throw new S3Error("AccessForbidden");
  describeRule(response, rule, origin);
  sendEmpty(response, 200, {
    "access-control-allow-headers": headers.length > 0 ? headers.join(", ") : undefined,
    "access-control-max-age": rule.maxAgeSeconds,
  });
}

function describeRule(response: ServerResponse, rule: CorsRule, origin: string): void {
  const anyone = rule.allowedOrigins.includes("*");
  response.setHeader("access-control-allow-origin", anyone ? "*" : origin);
  response.setHeader("access-control-allow-methods", rule.allowedMethods.join(", "));
  if (!anyone) response.setHeader("access-control-allow-credentials", "true");
  if (rule.exposeHeaders.length > 0)
    response.setHeader("access-control-expose-headers", rule.exposeHeaders.join(", "));
  response.setHeader("vary", VARY);
}

function allows(rule: CorsRule, origin: string, method: string): boolean {
  return rule.allowedMethods.includes(method) && rule.allowedOrigins.some((pattern) => fits(pattern, origin));
}

function allowsHeaders(rule: CorsRule, headers: string[]): boolean {
  return headers.every((name) => rule.allowedHeaders.some((pattern) => fits(pattern.toLowerCase(), name)));
}

/** A pattern holds at most one `*`, which stands for any text. */
function fits(pattern: string, text: string): boolean {
  const [start = "", end] = pattern.split("*");
  if (end === undefined) return pattern === text;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}
