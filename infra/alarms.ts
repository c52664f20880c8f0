import { alarmTopic, edgeAlarmTopic, edgeOptions } from "./alarm-topic.ts";
import { consumerFailures, consumers } from "./consumer.ts";
import { router } from "./edge.ts";
import { metricsNamespace } from "./environment.ts";
import { sweeper } from "./jobs.ts";
import { settings } from "./stage.ts";
import { siteFunction } from "./web.ts";

interface Alarm {
  /** What happened, for whoever is woken by it. Its runbook is the heading of the same name in docs/operations.md. */
  title: string;
  metric: Pick<aws.cloudwatch.MetricAlarmArgs, "namespace" | "metricName" | "dimensions" | "statistic">;
  /** Raised when the metric is at least this much, */
  atLeast: number;
  /** in each of so many periods, */
  periods?: number;
  /** of so many seconds. */
  seconds?: number;
  /** About CloudFront, whose numbers are in one region alone. */
  atEdge?: boolean;
}

const ofFunction = (
  name: $util.Input<string>,
  metricName: string,
  statistic: "Sum" | "Maximum" = "Sum",
): Alarm["metric"] => ({
  namespace: "AWS/Lambda",
  metricName,
  dimensions: { FunctionName: name },
  statistic,
});

/** How long ago what a function of the consumer is told of happened, in ms. */
const fallsBehind = (name: $util.Input<string>): Alarm => ({
  title: "Activity falls behind",
  metric: ofFunction(name, "IteratorAge", "Maximum"),
  atLeast: 15 * 60_000,
  periods: 3,
});

const ofApp = (metricName: string): Alarm["metric"] => ({
  namespace: metricsNamespace,
  metricName,
  statistic: "Sum",
});

const alarms: Record<string, Alarm> = {
  SiteFails: { title: "The site answers with errors", metric: ofApp("Errors"), atLeast: 5, periods: 2 },
  SiteCrashes: { title: "The site crashes", metric: ofFunction(siteFunction, "Errors"), atLeast: 3 },
  SiteThrottled: {
    title: "The site is throttled",
    metric: ofFunction(siteFunction, "Throttles"),
    atLeast: 1,
  },
  SweeperFails: {
    title: "The sweeper fails",
    metric: ofFunction(sweeper.nodes.function.name, "Errors"),
    atLeast: 2,
    seconds: 3600,
  },
  SweepIncomplete: {
    title: "The sweeper cannot release something",
    metric: ofApp("SweepFailures"),
    atLeast: 1,
    // One failure is tried again at the next sweep.
    periods: 3,
    seconds: 3600,
  },
  TablesThrottled: { title: "The tables are throttled", metric: ofApp("Throttles"), atLeast: 20, periods: 2 },
  ...(router && {
    EdgeFails: {
      title: "The edge answers with errors",
      metric: {
        namespace: "AWS/CloudFront",
        metricName: "5xxErrorRate",
        dimensions: { DistributionId: router.distributionID, Region: "Global" },
        statistic: "Average",
      },
      // Percent of all answers.
      atLeast: 5,
      periods: 3,
      atEdge: true,
    } satisfies Alarm,
  }),
  FilesActivityBehind: fallsBehind(consumers.Files),
  LinksActivityBehind: fallsBehind(consumers.ShareLinks),
  ActivityMissing: {
    title: "Activity is missing",
    metric: {
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: consumerFailures.nodes.queue.name },
      statistic: "Maximum",
    },
    atLeast: 1,
  },
};

const anchor = (title: string) => title.toLowerCase().replaceAll(" ", "-");

for (const [name, alarm] of Object.entries(alarms)) {
  const { title, metric, atLeast, periods = 1, seconds = 300, atEdge = false } = alarm;
  const topic = atEdge ? edgeAlarmTopic : alarmTopic;
  new aws.cloudwatch.MetricAlarm(
    name,
    {
      ...metric,
      alarmDescription: `${title}. What to do: ${settings.runbooks}#${anchor(title)}`,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: atLeast,
      evaluationPeriods: periods,
      period: seconds,
      // Nobody there, nothing wrong.
      treatMissingData: "notBreaching",
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    },
    atEdge ? edgeOptions : {},
  );
}

new aws.budgets.Budget("Budget", {
  budgetType: "COST",
  timeUnit: "MONTHLY",
  limitAmount: settings.monthlyBudget.toString(),
  limitUnit: "USD",
  notifications: (["ACTUAL", "FORECASTED"] as const).map((notificationType) => ({
    notificationType,
    comparisonOperator: "GREATER_THAN",
    threshold: 100,
    thresholdType: "PERCENTAGE",
    subscriberSnsTopicArns: [alarmTopic.arn],
  })),
});
