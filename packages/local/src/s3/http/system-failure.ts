import { S3Error, type S3ErrorCode } from "../s3-error.ts";

/** What the operating system refuses for want of room, by its error codes. */
const REFUSALS = new Map<unknown, S3ErrorCode>([
  ["ENOSPC", "StorageFull"],
  ["EDQUOT", "StorageFull"],
  ["EFBIG", "StorageFull"],
  ["EMFILE", "SlowDown"],
  ["ENFILE", "SlowDown"],
]);

/** The answer to a request that failed for a reason of the store's own, without a word about its insides. */
export function describeFailure(error: unknown): S3Error {
  const code = error instanceof Error && "code" in error ? REFUSALS.get(error.code) : undefined;
  return new S3Error(code ?? "InternalError");
}
