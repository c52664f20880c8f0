import { env } from "./env.ts";

/** Everything that is counted or measured, and in what. Docs, alarms and the dashboard name the same. */
const units = {
  /** Files whose bytes are all there. */
  Uploads: "Count",
  Downloads: "Count",
  /** Answers of 400 to 499. */
  Refusals: "Count",
  /** Answers of 500 and more, and pages that failed. */
  Errors: "Count",
  /** Requests that DynamoDB put off: each try counts. */
  Throttles: "Count",
  /** Items that are due and could not be released. */
  SweepFailures: "Count",
  /** How long the oldest change that the consumer was told of had waited. */
  StreamLag: "Milliseconds",
} as const;
export type Metric = keyof typeof units;

const isMetric = (name: string): name is Metric => name in units;

/**
 * Tells CloudWatch of values above zero, by a line in its embedded metric format on standard output, which AWS
 * reads from a function's log. Where METRICS_NAMESPACE is not set nobody would read it, so nothing is written.
 */
export function countMetrics(values: Partial<Record<Metric, number>>): void {
  const told = Object.entries(values).filter(([, value]) => value > 0);
  if (!env.METRICS_NAMESPACE || told.length === 0) return;
  const line = {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: env.METRICS_NAMESPACE,
          Dimensions: [[]],
          Metrics: told.flatMap(([Name]) => (isMetric(Name) ? [{ Name, Unit: units[Name] }] : [])),
        },
      ],
    },
    ...Object.fromEntries(told),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
