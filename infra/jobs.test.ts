import { expect, inject, test } from "vitest";
import { z } from "zod";
import { roleOf, theOne } from "./evaluate/resources.ts";

const stages = inject("stages");
const Target = z.object({ target: z.object({ arn: z.string(), roleArn: z.string() }) });

test.each(Object.entries(stages))(
  "in %s a schedule calls the sweeper, and may call nothing else",
  (_name, stage) => {
    const { inputs } = theOne(stage, "aws:scheduler/schedule:Schedule", "SweeperSchedule");
    const { target } = Target.parse(inputs);

    expect(inputs).toMatchObject({ scheduleExpression: "rate(15 minutes)", state: "ENABLED" });
    expect(target.arn).toBe("arn:aws:lambda:::SweeperHandlerFunction");
    expect(target.roleArn).toBe("arn:aws:iam:::SweeperRole");
    expect(roleOf(theOne(stage, "aws:iam/role:Role", "SweeperRole")).grants).toMatchObject([
      { Action: ["lambda:InvokeFunction"], Resource: [target.arn] },
    ]);
  },
);

test("the sweeper signs nothing, so it is not told the secret", () => {
  const { environment } = theOne(
    stages.production,
    "aws:lambda/function:Function",
    "SweeperHandlerFunction",
  ).inputs;

  expect(JSON.stringify(environment)).toContain("FILES_TABLE");
  expect(JSON.stringify(environment)).not.toContain("APP_SECRET");
});
