import { type AppCode, AppError, type AppErrorDetails } from "@dropify/core/error";
import { newId } from "@dropify/core/id";
import { log } from "@dropify/core/log";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { isStoreTrouble } from "./store-trouble.ts";

/** Seconds after which an engine that was overwhelmed or away is worth asking again. */
const pauseS = 5;

type WireCode = TRPCError["code"];

const wireCodes: Record<AppCode, WireCode> = {
  BAD_INPUT: "BAD_REQUEST",
  BAD_CURSOR: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  SIGN_UP_CLOSED: "FORBIDDEN",
  FORBIDDEN_ORIGIN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  NAME_TAKEN: "CONFLICT",
  FILE_TOO_LARGE: "BAD_REQUEST",
  QUOTA_EXCEEDED: "PAYLOAD_TOO_LARGE",
  UPLOAD_GONE: "NOT_FOUND",
  UPLOAD_INCOMPLETE: "PRECONDITION_FAILED",
  UPLOAD_COMPLETED: "CONFLICT",
  SIZE_MISMATCH: "UNPROCESSABLE_CONTENT",
  DIGEST_MISMATCH: "UNPROCESSABLE_CONTENT",
  LINK_GONE: "NOT_FOUND",
  LINK_LOCKED: "UNAUTHORIZED",
  TOO_MANY_TRIES: "TOO_MANY_REQUESTS",
  STORE_UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

/** An error in the words that may leave the server. */
export class WireError extends TRPCError {
  /** Missing where we are at fault: there is nothing for a program to decide. */
  readonly appCode: AppCode | undefined;
  readonly details: AppErrorDetails;

  constructor(code: WireCode, message: string, appCode?: AppCode, details: AppErrorDetails = {}) {
    super({ code, message });
    this.appCode = appCode;
    this.details = details;
  }
}

/**
 * Says any error so that it may leave the server. What is nobody's refusal is logged, under the id it shows.
 * @param requestId of the request that failed
 */
export function toWireError(error: TRPCError, requestId = newId()): WireError {
  if (error instanceof WireError) return error;
  const { cause } = error;
  if (cause instanceof AppError) return refusal(cause.code, cause.message, cause.details);
  if (cause instanceof z.core.$ZodError && error.code === "BAD_REQUEST") {
    return refusal("BAD_INPUT", firstIssue(cause));
  }
  if (isStoreTrouble(cause)) {
    log.warn({ requestId, err: cause }, "An engine could not be reached");
    const message = "Dropify cannot reach its storage right now. Try again in a moment.";
    return refusal("STORE_UNAVAILABLE", message, { retryAfter: pauseS });
  }
  if (error.code === "INTERNAL_SERVER_ERROR") {
    log.error({ requestId, err: cause ?? error }, "A request failed");
    return new WireError(error.code, `Something went wrong (${requestId})`);
  }
  // From here on the request itself was not understood, and the library's words would speak of the library.
  if (error.code === "NOT_FOUND") return refusal("NOT_FOUND", "There is nothing here.");
  if (error.code === "METHOD_NOT_SUPPORTED") {
    return new WireError(error.code, "Questions are asked by GET, changes are made by POST.", "BAD_INPUT");
  }
  return new WireError(error.code, "This request cannot be read.", "BAD_INPUT");
}

function refusal(appCode: AppCode, message: string, details?: AppErrorDetails): WireError {
  return new WireError(wireCodes[appCode], message, appCode, details);
}

function firstIssue({ issues: [issue] }: z.core.$ZodError): string {
  if (!issue) return "This is not what belongs here.";
  return issue.path.length === 0 ? issue.message : `${issue.path.join(".")}: ${issue.message}`;
}
