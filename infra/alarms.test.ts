import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import { root } from "./evaluate/prepare-platform.ts";
import { allOf, theOne } from "./evaluate/resources.ts";

const { production, staging, personal, everyOption } = inject("stages");
const type = "aws:cloudwatch/metricAlarm:MetricAlarm";
const topic = "arn:aws:sns:::AlarmsTopic";
const Alarm = z.object({
  alarmDescription: z.string(),
  alarmActions: z.array(z.string()),
  dimensions: z.record(z.string(), z.string()).optional(),
  treatMissingData: z.string(),
});

test.each([
  ["production", production],
  ["staging", staging],
] as const)("in %s somebody hears when the site or the work behind it fails", (_name, stage) => {
  const alarms = allOf(stage, type).map(({ name, inputs }) => ({ name, ...Alarm.parse(inputs) }));

  expect(alarms.map(({ name }) => name).sort()).toEqual([
    "ActivityMissing",
    "EdgeFails",
    "FilesActivityBehind",
    "LinksActivityBehind",
    "SiteCrashes",
    "SiteFails",
    "SiteThrottled",
    "SweepIncomplete",
    "SweeperFails",
    "TablesThrottled",
  ]);
  for (const { alarmActions, treatMissingData } of alarms)
    expect({ alarmActions, treatMissingData }).toEqual({
      alarmActions: [topic],
      treatMissingData: "notBreaching",
    });
});

test("each alarm names a runbook that is there", () => {
  const headings = [...readFileSync(join(root, "docs/operations.md"), "utf8").matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = ""]) => heading.toLowerCase().replaceAll(" ", "-"),
  );
  const anchors = allOf(production, type).map(({ inputs }) => {
    const [, anchor] = Alarm.parse(inputs).alarmDescription.split("docs/operations.md#");
    return anchor;
  });

  for (const anchor of anchors) expect(headings).toContain(anchor);
});

test("the topic takes alarms of this account alone, and the operator hears of them by mail", () => {
  const { policy } = theOne(production, "aws:sns/topicPolicy:TopicPolicy", "AlarmsPolicy").inputs;

  expect(String(policy)).toContain('"Condition":{"StringEquals":{"aws:SourceAccount":["1"]}}');
  expect(
    theOne(everyOption, "aws:sns/topicSubscription:TopicSubscription", "AlarmsEmail").inputs,
  ).toMatchObject({ protocol: "email", endpoint: "ops@example.com", topic });
});

test("an alarm names the runbook where the operator reads it", () => {
  expect(theOne(everyOption, type, "SiteFails").inputs.alarmDescription).toBe(
    "The site answers with errors. What to do: https://git.example.com/dropify/docs/operations.md#the-site-answers-with-errors",
  );
});

test("CloudFront's errors are watched where it counts them, and told to a topic there", () => {
  const metric = { namespace: "AWS/CloudFront", metricName: "5xxErrorRate", threshold: 5 };
  const ofCloudFront = { dimensions: { DistributionId: "RouterCdnDistribution-id", Region: "Global" } };

  expect(theOne(production, type, "EdgeFails").inputs).toMatchObject({
    ...metric,
    ...ofCloudFront,
    alarmActions: [topic],
  });
  expect(theOne(everyOption, type, "EdgeFails").inputs).toMatchObject({
    ...metric,
    alarmActions: ["arn:aws:sns:::EdgeAlarmsTopic"],
  });
  expect(theOne(everyOption, "pulumi:providers:aws", "Edge").inputs.region).toBe("us-east-1");
  expect(
    theOne(everyOption, "aws:sns/topicSubscription:TopicSubscription", "EdgeAlarmsEmail").inputs,
  ).toMatchObject({ protocol: "email", endpoint: "ops@example.com" });
});

test("somebody hears when changes wait for long, and when one was given up", () => {
  const ofAlarm = (name: string) => theOne(production, type, name).inputs;

  expect(ofAlarm("ActivityMissing")).toMatchObject({
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    threshold: 1,
    dimensions: {
      QueueName: theOne(production, "aws:sqs/queue:Queue", "ConsumerFailuresQueue").inputs.name,
    },
  });
  for (const [alarm, table] of [
    ["FilesActivityBehind", "Files"],
    ["LinksActivityBehind", "ShareLinks"],
  ]) {
    const consumer = `${table}SubscriberConsumerFunctionFunction`;
    expect(ofAlarm(alarm)).toMatchObject({
      metricName: "IteratorAge",
      statistic: "Maximum",
      dimensions: { FunctionName: theOne(production, "aws:lambda/function:Function", consumer).inputs.name },
    });
  }
});

test("money spent, or on its way to be, past the budget raises an alarm too", () => {
  expect(theOne(everyOption, "aws:budgets/budget:Budget", "Budget").inputs).toMatchObject({
    limitAmount: "20",
    limitUnit: "USD",
    timeUnit: "MONTHLY",
    notifications: [
      { notificationType: "ACTUAL", threshold: 100, subscriberSnsTopicArns: [topic] },
      { notificationType: "FORECASTED", threshold: 100, subscriberSnsTopicArns: [topic] },
    ],
  });
});

const Body = z.object({
  widgets: z.array(
    z.object({
      properties: z.object({ title: z.string(), metrics: z.array(z.array(z.string())).min(1) }),
    }),
  ),
});

test("the dashboard shows what people do, and every function and table", () => {
  const { dashboardBody } = theOne(production, "aws:cloudwatch/dashboard:Dashboard", "Dashboard").inputs;
  const { widgets } = Body.parse(JSON.parse(String(dashboardBody)));
  const named = widgets.flatMap(({ properties }) => properties.metrics.flat());

  for (const name of [
    "Uploads",
    "Downloads",
    "Refusals",
    "Errors",
    "Throttles",
    "SweepFailures",
    "StreamLag",
  ])
    expect(named).toContain(name);
  for (const { name } of allOf(production, "aws:dynamodb/table:Table")) expect(named).toContain(name);
});

test("a stage that is thrown away watches over nothing", () => {
  expect(allOf(personal, type)).toEqual([]);
  expect(allOf(personal, "aws:cloudwatch/dashboard:Dashboard")).toEqual([]);
});
