import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";

const troubleNames = new Set([
  // Our own signature has grown old: a clock is wrong, or the keys must be renewed.
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidSignatureException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestTimeTooSkewed",
  "SlowDown",
  "ThrottlingException",
  "TimeoutError",
  // Another request was changing the same item at that moment.
  "TransactionConflictException",
]);
const troubleCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND", "ETIMEDOUT"]);
const passingReasons = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/** Whether an engine could not be reached or is overwhelmed, so that the same request may work in a moment. */
export function isStoreTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (troubleNames.has(error.name)) return true;
  if ("code" in error && typeof error.code === "string" && troubleCodes.has(error.code)) return true;
  if (error instanceof TransactionCanceledException) return isPassing(error);
  // 409: the object store says that another request changes the same object.
  const status = answeredStatus(error);
  return status >= 500 || status === 409 || isStoreTrouble(error.cause);
}

/** Other transactions were in the way, or the table could not keep up. What failed a condition stays failed. */
const isPassing = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.some(({ Code }) => passingReasons.has(Code ?? ""));

function answeredStatus(error: Error): number {
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return 0;
  return Number(metadata.httpStatusCode) || 0;
}
