import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { countMetrics } from "./metrics.ts";

const throttles = new Set([
  "ThrottlingException",
  "ThrottlingError",
  "ProvisionedThroughputExceededException",
  "ProvisionedThroughputExceeded",
  "RequestLimitExceeded",
]);

/** Counts a try that DynamoDB put off because it, or a transaction's write, came too fast. */
export function countThrottles(error: unknown): void {
  if (!(error instanceof Error)) return;
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  const names = [error.name, ...reasons.map(({ Code = "" }) => Code)];
  countMetrics({ Throttles: names.some((name) => throttles.has(name)) ? 1 : 0 });
}
