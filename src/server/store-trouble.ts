const troubleNames = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "SlowDown",
  "ThrottlingException",
  "TimeoutError",
]);
const troubleCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND", "ETIMEDOUT"]);

/** Whether an engine could not be reached or is overwhelmed, so that the same request may work in a moment. */
export function isStoreTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (troubleNames.has(error.name)) return true;
  if ("code" in error && typeof error.code === "string" && troubleCodes.has(error.code)) return true;
  return answeredStatus(error) >= 500 || isStoreTrouble(error.cause);
}

function answeredStatus(error: Error): number {
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return 0;
  return Number(metadata.httpStatusCode) || 0;
}
