import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { z } from "zod";

/** https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads */
const Answer = z.object({
  statusCode: z.number().int(),
  headers: z.record(z.string(), z.string()).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});

/**
 * A request as the function's address gives it to Lambda, payload format 2.0, after CloudFront and its function
 * have passed it on (infra/edge.ts): under the address's own host name, signed, with the visitor's own
 * `Authorization` beside it.
 */
export async function functionUrlEvent(request: IncomingMessage): Promise<object> {
  const { method, headers, httpVersion, socket, url = "/" } = request;
  const { cookie, host = "", authorization, ...others } = headers;
  const [rawPath, rawQueryString = ""] = splitOnce(url, "?");
  const passedOn = {
    ...Object.fromEntries(Object.entries(others).map(([name, value]) => [name, [value].flat().join(",")])),
    host: "function.lambda-url.us-east-1.on.aws",
    "x-forwarded-host": host,
    authorization: "AWS4-HMAC-SHA256 Credential=CloudFront",
    ...(authorization && { "x-viewer-authorization": authorization }),
  };
  const body = await buffer(request);
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers: passedOn,
    ...(cookie && { cookies: cookie.split(/; */) }),
    requestContext: {
      http: {
        method,
        path: rawPath,
        protocol: `HTTP/${httpVersion}`,
        sourceIp: socket.remoteAddress,
        userAgent: headers["user-agent"] ?? "",
      },
    },
    ...(body.length > 0 && { body: body.toString("base64"), isBase64Encoded: true }),
  };
}

/** @throws ZodError when it is not what Lambda takes for an answer */
export function sendAnswer(response: ServerResponse, answer: unknown): void {
  const { statusCode, headers, cookies, body, isBase64Encoded } = Answer.parse(answer);
  response.writeHead(statusCode, { ...headers, ...(cookies.length > 0 && { "set-cookie": cookies }) });
  response.end(Buffer.from(body, isBase64Encoded ? "base64" : "utf8"));
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
