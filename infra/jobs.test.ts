import { join } from "node:path";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import { root } from "./evaluate/prepare-platform.ts";
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

test("the sweeper may find, drop and release what is due, and no more", () => {
  const { grants } = roleOf(theOne(stages.production, "aws:iam/role:Role", "SweeperHandlerRole"));
  const table = "arn:aws:dynamodb:us-east-1:1:table";

  expect(grants.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [
      ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
      [`${table}/FilesTable`],
    ],
    [["dynamodb:Query"], [`${table}/FilesTable/index/dueIndex`]],
    [["dynamodb:UpdateItem"], [`${table}/UsersTable`]],
    [["s3:DeleteObject", "s3:AbortMultipartUpload"], ["arn:aws:s3:::BucketBucket/*"]],
    [["s3:ListBucketMultipartUploads"], ["arn:aws:s3:::BucketBucket"]],
  ]);
});

test("the sweeper's handler is where the function looks for it, and fits into one bundle", async () => {
  const { metafile } = await build({
    entryPoints: [join(root, "packages/core/src/sweeper/sweep.handler.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outdir: "unwritten",
    write: false,
    metafile: true,
    logLevel: "silent",
  });

  expect(Object.values(metafile.outputs).map(({ exports }) => exports)).toEqual([["handler"]]);
});

test("the sweeper signs nothing, so it is not told the secret", () => {
  const { environment } = theOne(
    stages.production,
    "aws:lambda/function:Function",
    "SweeperHandlerFunction",
  ).inputs;

  expect(JSON.stringify(environment)).toContain("FILES_TABLE");
  expect(JSON.stringify(environment)).not.toContain("APP_SECRET");
});
