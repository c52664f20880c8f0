import { TRPCClientError } from "@trpc/client";
import { PassingFailure, UploadFailure } from "./queue/upload-failure.ts";

/** A refusal as the wire carries it. */
export interface Refusal {
  message: string;
  appCode?: string | undefined;
  /** With QUOTA_EXCEEDED. */
  missingBytes?: number | undefined;
  /** With TOO_MANY_TRIES; seconds. */
  retryAfter?: number | undefined;
  httpStatus?: number | undefined;
}

/** The server's refusal in what a call threw; null when no answer of ours came back. */
export function refusalIn(error: unknown): Refusal | null {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  if (!(error instanceof TRPCClientError) || typeof data !== "object" || data === null) return null;
  const fields = new Map<string, unknown>(Object.entries(data));
  const number = (name: string) => {
    const value = fields.get(name);
    return typeof value === "number" ? value : undefined;
  };
  const appCode = fields.get("appCode");
  return {
    message: error.message,
    appCode: typeof appCode === "string" ? appCode : undefined,
    missingBytes: number("missingBytes"),
    retryAfter: number("retryAfter"),
    httpStatus: number("httpStatus"),
  };
}

/** What a refusal means to the queue: a PassingFailure when the same call may succeed later, else an UploadFailure. */
export function judgeRefusal({ appCode, message, missingBytes, retryAfter, httpStatus }: Refusal): Error {
  switch (appCode) {
    case "QUOTA_EXCEEDED":
      return new UploadFailure("QUOTA_EXCEEDED", { message, missingBytes });
    case "UNAUTHENTICATED":
      return new UploadFailure("SIGNED_OUT", { message });
    case "UPLOAD_GONE":
      return new UploadFailure("UPLOAD_GONE", { message });
    case "SIZE_MISMATCH":
    case "DIGEST_MISMATCH":
      return new UploadFailure("SIZE_MISMATCH", { message });
    case "UPLOAD_INCOMPLETE":
      return new UploadFailure("INCOMPLETE", { message });
    case "STORE_UNAVAILABLE":
    case "TOO_MANY_TRIES":
      return new PassingFailure("SERVICE_UNAVAILABLE", {
        retryAfter: retryAfter === undefined ? null : retryAfter * 1000,
      });
  }
  if (httpStatus === 401) return new UploadFailure("SIGNED_OUT", { message });
  if (httpStatus === undefined || httpStatus === 408 || httpStatus === 429 || httpStatus >= 500) {
    return new PassingFailure("SERVICE_UNAVAILABLE", { attempts: 5 });
  }
  return new UploadFailure("REFUSED", { message });
}
