import { env } from "./env.ts";

/** Everything that is counted. Docs and the dashboard name the same. */
export type Metric = "Uploads" | "Downloads" | "Refusals" | "Errors";

/**
 * Counts for CloudWatch, by a line in its embedded metric format on standard output, which AWS reads
 * from a function's log. Where METRICS_NAMESPACE is not set nobody would read it, so nothing is written.
 */
export function countMetrics(counts: Partial<Record<Metric, number>>): void {
  const counted = Object.entries(counts).filter(([, count]) => count > 0);
  if (!env.METRICS_NAMESPACE || counted.length === 0) return;
  const line = {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: env.METRICS_NAMESPACE,
          Dimensions: [[]],
          Metrics: counted.map(([Name]) => ({ Name, Unit: "Count" })),
        },
      ],
    },
    ...Object.fromEntries(counted),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
