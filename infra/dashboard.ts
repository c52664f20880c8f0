import { bucket } from "./bucket.ts";
import { consumers } from "./consumer.ts";
import { metricsNamespace } from "./environment.ts";
import { sweeper } from "./jobs.ts";
import { settings } from "./stage.ts";
import { tables } from "./tables.ts";
import { siteFunction } from "./web.ts";

const halfWidth = 12;
const height = 6;

/** One chart: its lines in CloudWatch's own short form. */
const chart = (title: string, stat: string, metrics: unknown[][], period = 300) => ({
  type: "metric",
  width: halfWidth,
  height,
  properties: { title, region: settings.region, stat, period, metrics },
});

const body = $resolve({
  site: siteFunction,
  sweep: sweeper.nodes.function.name,
  consuming: Object.values(consumers),
  store: bucket.name,
  tableNames: Object.values(tables).map((table) => table.name),
}).apply(({ site, sweep, consuming, store, tableNames }) => ({
  widgets: [
    chart(
      "What people do",
      "Sum",
      ["Uploads", "Downloads", "Refusals", "Errors"].map((name) => [metricsNamespace, name]),
    ),
    chart(
      "What was put off or failed beside the requests",
      "Sum",
      ["Throttles", "SweepFailures"].map((name) => [metricsNamespace, name]),
    ),
    chart(
      "Functions: calls",
      "Sum",
      [site, sweep, ...consuming].flatMap((name) =>
        ["Invocations", "Errors", "Throttles"].map((metric) => ["AWS/Lambda", metric, "FunctionName", name]),
      ),
    ),
    chart(
      "Functions: time of 99 in 100 calls",
      "p99",
      [site, sweep, ...consuming].map((name) => ["AWS/Lambda", "Duration", "FunctionName", name]),
    ),
    chart("Activity: how long the oldest change has waited, in ms", "Maximum", [
      [metricsNamespace, "StreamLag"],
      ...consuming.map((name) => ["AWS/Lambda", "IteratorAge", "FunctionName", name]),
    ]),
    chart(
      "Tables: units read and written",
      "Sum",
      tableNames.flatMap((name) =>
        ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"].map((metric) => [
          "AWS/DynamoDB",
          metric,
          "TableName",
          name,
        ]),
      ),
    ),
    chart(
      "Files: bytes stored",
      "Average",
      [["AWS/S3", "BucketSizeBytes", "BucketName", store, "StorageType", "StandardStorage"]],
      86_400,
    ),
  ],
}));

new aws.cloudwatch.Dashboard("Dashboard", {
  dashboardName: `${$app.name}-${$app.stage}`,
  dashboardBody: $jsonStringify(body),
});
