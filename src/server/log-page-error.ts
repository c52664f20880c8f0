import { log } from "@dropify/core/log";
import { countMetrics } from "@dropify/core/metrics";
import { redactPath } from "@dropify/core/redact";

interface PageRequest {
  method: string;
  path: string;
  /** Which page it was, without what stands in the address. */
  routePath: string;
}

/** One line in the log, and one error more. */
export function logPageError(error: unknown, { method, path, routePath }: PageRequest): void {
  log.error({ err: error, route: routePath, method, path: redactPath(path) }, "A page failed");
  countMetrics({ Errors: 1 });
}
