/** In a client's middleware: outside of what reads the answer, inside of what asks again. */
export const whereErrorsAreKnown = { step: "deserialize", priority: "high", name: "markPassing" } as const;

const passing = new Set([
  // A write met a transaction on its item.
  "TransactionConflictException",
  // The request was under way for too long.
  "RequestTimeTooSkewed",
]);

/** Marks errors that pass by themselves, but that the SDK does not know as such, so that it asks again. */
export function markPassing(error: unknown): never {
  if (error instanceof Error && (passing.has(error.name) || isConflict(error))) {
    Object.assign(error, { $retryable: {} });
  }
  throw error;
}

/** S3 answers 409 while another request changes the same object. An answer to HEAD does not even say so. */
function isConflict(error: Error): boolean {
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
  return (
    typeof metadata === "object" &&
    metadata !== null &&
    "httpStatusCode" in metadata &&
    metadata.httpStatusCode === 409
  );
}
