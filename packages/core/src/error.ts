/** Every refusal that Dropify knows, and what each means to a program. The list is closed. */
export const appCodes = [
  "BAD_INPUT",
  "BAD_CURSOR",
  "UNAUTHENTICATED",
  "SIGN_UP_CLOSED",
  "FORBIDDEN_ORIGIN",
  "NOT_FOUND",
  "NAME_TAKEN",
  "FILE_TOO_LARGE",
  "QUOTA_EXCEEDED",
  "UPLOAD_GONE",
  "UPLOAD_INCOMPLETE",
  "UPLOAD_COMPLETED",
  "SIZE_MISMATCH",
  "DIGEST_MISMATCH",
  "LINK_GONE",
  "LINK_LOCKED",
  "TOO_MANY_TRIES",
  "STORE_UNAVAILABLE",
] as const;

export type AppCode = (typeof appCodes)[number];

export interface AppErrorDetails {
  /** With QUOTA_EXCEEDED: how many bytes did not fit. */
  missingBytes?: number;
  /** With TOO_MANY_TRIES and STORE_UNAVAILABLE: seconds until the next try is worth making. */
  retryAfter?: number;
  /** With LINK_GONE, where the link's owner lets it be told: why it ended. */
  reason?: string;
}

/** An expected refusal. The message is written for people and safe to show to anyone. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppCode;
  readonly details: AppErrorDetails;

  constructor(code: AppCode, message: string, details: AppErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
