import { describe, expect, inject, test } from "vitest";
import { allOf, theOne } from "./evaluate/resources.ts";

const { production, staging, personal, everyOption } = inject("stages");
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

describe.each(Object.entries({ production, staging, personal, everyOption }))("in %s", (_name, stage) => {
  test("every log is kept for a month, that of the function which never runs aside", () => {
    const groups = allOf(stage, "aws:cloudwatch/logGroup:LogGroup").filter(
      ({ name }) => name !== "WebImageOptimizerLogGroup",
    );

    expect(groups.length).toBeGreaterThanOrEqual(4);
    for (const { name, inputs } of groups)
      expect({ name, days: inputs.retentionInDays }).toEqual({ name, days: 30 });
  });

  test.each([
    "SweeperHandlerFunction",
    "FilesSubscriberConsumerFunctionFunction",
    "ShareLinksSubscriberConsumerFunctionFunction",
  ])("%s runs on arm64", (name) => {
    const { inputs } = theOne(stage, "aws:lambda/function:Function", name);
    expect(inputs).toMatchObject({ architectures: ["arm64"], memorySize: 512 });
  });
});

test.each([
  ["SiteFails", { metricName: "Errors", threshold: 5 }],
  ["SiteCrashes", { namespace: "AWS/Lambda", metricName: "Errors" }],
  ["SiteThrottled", { namespace: "AWS/Lambda", metricName: "Throttles", threshold: 1 }],
  ["SweeperFails", { namespace: "AWS/Lambda", metricName: "Errors" }],
  ["SweepIncomplete", { metricName: "SweepFailures", threshold: 1 }],
  ["TablesThrottled", { metricName: "Throttles", threshold: 20 }],
])("the alarm %s watches what it is named after", (name, watched) => {
  const { inputs } = theOne(production, alarm, name);

  expect(inputs).toMatchObject({
    ...watched,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    statistic: "Sum",
  });
  if (inputs.namespace === "AWS/Lambda") {
    const watchedFunction = name.startsWith("Site")
      ? /-WebServerUseast1Function-/
      : /-SweeperHandlerFunction-/;
    expect(inputs.dimensions).toEqual({ FunctionName: expect.stringMatching(watchedFunction) });
  }
});
