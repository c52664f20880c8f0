const names = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "TransactionConflictException",
]);

/** Whether DynamoDB had no room for a write: too many to one item, not a failure. */
export const isThrottled = (error: unknown): boolean => error instanceof Error && names.has(error.name);
