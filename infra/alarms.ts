import { alarmTopic } from "./alarm-topic.ts";
import { consumerFailures, consumers } from "./consumer.ts";
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

for (const [name, { title, metric, atLeast, periods = 1, seconds = 300 }] of Object.entries(alarms)) {
  new aws.cloudwatch.MetricAlarm(name, {
    ...metric,
    alarmDescription: `${title}. What to do: docs/operations.md#${anchor(title)}`,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: atLeast,
    evaluationPeriods: periods,
    period: seconds,
    // Nobody there, nothing wrong.
    treatMissingData: "notBreaching",
    alarmActions: [alarmTopic.arn],
    okActions: [alarmTopic.arn],
  });
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
