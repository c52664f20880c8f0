export type FailureCode =
  | "CONNECTION_LOST"
  | "FILE_CHANGED"
  | "INCOMPLETE"
  | "OTHER_FILE"
  | "OTHER_TAB"
  | "QUOTA_EXCEEDED"
  | "REFUSED"
  | "SERVICE_UNAVAILABLE"
  | "SIGNED_OUT"
  | "SIZE_MISMATCH"
  | "STORE_REFUSED"
  | "UNEXPECTED"
  | "UPLOAD_GONE";

/** Why a file did not arrive. `message` is the server's own words when it gave any. */
export class UploadFailure extends Error {
  override readonly name = "UploadFailure";
  readonly code: FailureCode;
  /** Only for QUOTA_EXCEEDED: how much storage this file would need on top of what is free. */
  readonly missingBytes: number | null;

  constructor(code: FailureCode, about: { message?: string; missingBytes?: number; cause?: unknown } = {}) {
    super(about.message ?? "", { cause: about.cause });
    this.code = code;
    this.missingBytes = about.missingBytes ?? null;
  }

  /** Whether the same File object may be tried again; a changed file must be picked anew. */
  get retryable(): boolean {
    return this.code !== "FILE_CHANGED" && this.code !== "OTHER_FILE";
  }
}

/** A failure that may well pass when tried again. `attempts` is how often in all it is worth trying. */
export class PassingFailure extends Error {
  override readonly name = "PassingFailure";
  readonly becomes: FailureCode;
  readonly attempts: number;
  readonly retryAfter: number | null;

  constructor(becomes: FailureCode, options: { attempts?: number; retryAfter?: number | null } = {}) {
    super(becomes);
    this.becomes = becomes;
    this.attempts = options.attempts ?? 10;
    this.retryAfter = options.retryAfter ?? null;
  }
}
