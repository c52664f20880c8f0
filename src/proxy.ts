import { randomBytes } from "node:crypto";
import { env, publicUrl } from "@dropify/core/env";
import { newId } from "@dropify/core/id";
import { log } from "@dropify/core/log";
import { redactPath } from "@dropify/core/redact";
import { type NextRequest, NextResponse } from "next/server";
import { isOwnHost } from "./server/own-origin.ts";
import { pagePolicy } from "./server/page-policy.ts";

/**
 * Gives every page its policy and its line in the log, which cannot tell how it was answered: that comes later.
 * Next finds the nonce in the request's own headers and puts it on its scripts.
 */
export function proxy(request: NextRequest): NextResponse {
  const requestId = newId();
  const { method, nextUrl } = request;
  const response = answer(request, requestId);
  response.headers.set("x-request-id", requestId);
  response.headers.set("x-content-type-options", "nosniff");
  const refused = response.status === 403 && { status: 403 };
  log.info({ requestId, route: "page", method, path: redactPath(nextUrl.pathname), ...refused }, "asked");
  return response;
}

function answer(request: NextRequest, requestId: string): NextResponse {
  if (!isOwnHost(request.headers.get("host") ?? "", publicUrl)) {
    return new NextResponse("This request is meant for another site.\n", { status: 403 });
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = pagePolicy(nonce, env, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Ours, whatever came by that name: what fails while the page is made is logged under it.
  headers.set("x-request-id", requestId);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "same-origin");
  return response;
}

// Routes that answer for themselves, and files, which run nothing.
export const config = {
  matcher: ["/((?!api/|s/|share-script$|_next/static|_next/image|icon\\.svg|favicon\\.ico).*)"],
};
