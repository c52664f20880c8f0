import { randomBytes } from "node:crypto";
import { env, publicUrl } from "@dropify/core/env";
import { type NextRequest, NextResponse } from "next/server";
import { isOwnHost } from "./server/own-origin.ts";
import { pagePolicy } from "./server/page-policy.ts";

/** Gives every page its policy. Next finds the nonce in the request's own headers and puts it on its scripts. */
export function proxy(request: NextRequest): NextResponse {
  if (!isOwnHost(request.headers.get("host") ?? "", publicUrl)) {
    return new NextResponse("This request is meant for another site.\n", { status: 403 });
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = pagePolicy(nonce, env, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  return response;
}

// Routes that answer for themselves, and files, which run nothing.
export const config = { matcher: ["/((?!api/|s/|_next/static|_next/image|icon\\.svg|favicon\\.ico).*)"] };
