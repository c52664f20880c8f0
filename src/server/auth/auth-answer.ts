import type { z } from "zod";

/** A refusal in the shape that the session library uses too: a code for programs, a message for people. */
export function refuse(
  status: number,
  reason: { code: string; message: string },
  headers: Record<string, string> = {},
): Response {
  return Response.json(reason, { status, headers: { "cache-control": "no-store", ...headers } });
}

/** For what must not tell more than that it was heard. */
export const done = (): Response =>
  Response.json({ status: true }, { headers: { "cache-control": "no-store" } });

export const firstIssue = (error: z.ZodError): string =>
  error.issues[0]?.message ?? "This is not what belongs here.";

export const tooManyTries = (retryAfter: number): Response =>
  refuse(
    429,
    { code: "TOO_MANY_TRIES", message: "Too many tries. Wait a little, then try again." },
    { "retry-after": String(retryAfter) },
  );

export const unavailable = (): Response =>
  refuse(
    503,
    { code: "STORE_UNAVAILABLE", message: "Signing in is not possible just now. Try again in a moment." },
    { "retry-after": "5" },
  );

export const badInput = (status: 400 | 413 | 415, message: string): Response =>
  refuse(status, { code: "BAD_INPUT", message });
