import { describe, expect, inject, test } from "vitest";
import type { EvaluatedStage, Resource } from "./evaluate/evaluate-stage.ts";
import { findWideGrants } from "./evaluate/find-wide-grants.ts";
import { allOf, roleOf, theOne } from "./evaluate/resources.ts";

const stages = inject("stages");

/** What SST itself adds, and offers no argument to leave out. Nothing else may come to this list. */
const trustOfAccount = (role: string) =>
  `${role} trusts {"Service":["lambda.amazonaws.com"],"AWS":["arn:aws:iam::1:root"]}`;
const consumers = ["FilesSubscriberConsumerFunctionRole", "ShareLinksSubscriberConsumerFunctionRole"];
const jobs = [...consumers, "SweeperHandlerRole"];
const bySst = {
  deployed: [
    // SST gives each function's role to the whole account, which `sst dev` needs and a deployment does not.
    ...jobs.map(trustOfAccount),
    trustOfAccount("WebImageOptimizerRole"),
    trustOfAccount("WebServerUseast1Role"),
  ],
  dev: [
    ...[...jobs, "WebDevServerRole"].map(trustOfAccount),
    // The bridge by which a function runs on the developer's machine.
    ...jobs.flatMap((role) => [
      `${role} may appsync:* on *`,
      `${role} may s3:* on arn:aws:s3:::sst-asset, arn:aws:s3:::sst-asset/*`,
    ]),
  ],
};

test.each(["production", "staging", "personal"] as const)("opens nothing in %s but what SST must", (name) => {
  expect(findWideGrants(stages[name])).toEqual([...bySst.deployed].sort());
});

test("opens nothing under sst dev but what SST must", () => {
  expect(findWideGrants(stages.dev)).toEqual([...bySst.dev].sort());
});

test.each(Object.keys(stages))("no function in %s may scan a table, drop one, or list the bucket", (name) => {
  const actions = Object.entries(stages).flatMap(([key, stage]) =>
    key === name
      ? allOf(stage, "aws:iam/role:Role").flatMap((role) =>
          roleOf(role).grants.flatMap(({ Action }) => Action),
        )
      : [],
  );

  expect(actions).toContain("dynamodb:Query");
  for (const action of ["dynamodb:Scan", "dynamodb:DeleteTable", "s3:ListBucket"])
    expect(actions).not.toContain(action);
});

test("the site may do the same under sst dev as in production", () => {
  const deployed = theOne(stages.production, "aws:iam/role:Role", "WebServerUseast1Role");
  const local = theOne(stages.dev, "aws:iam/role:Role", "WebDevServerRole");
  const withoutNames = (role: Resource) =>
    roleOf(role).grants.map(({ Action, Resource: targets }) => [Action, targets.length]);

  expect(withoutNames(local)).toEqual(withoutNames(deployed));
});

test("the sweeper cannot read a file's bytes or anybody's account", () => {
  const { grants } = roleOf(theOne(stages.production, "aws:iam/role:Role", "SweeperHandlerRole"));
  const actions = grants.flatMap(({ Action }) => Action);
  const targets = grants.flatMap(({ Resource: list }) => list);

  expect(actions).not.toContain("s3:GetObject");
  expect(actions).not.toContain("s3:PutObject");
  expect(targets.filter((target) => target.includes("AuthTable"))).toEqual([]);
});

describe("a planted mistake is found", () => {
  const role = (statement: object) => ({
    assumeRolePolicy: JSON.stringify({ Statement: [] }),
    inlinePolicies: [{ policy: JSON.stringify({ Statement: [{ Effect: "Allow", ...statement }] }) }],
  });
  const block = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  };
  const table = "arn:aws:dynamodb:us-east-1:1:table/Files";

  test.each<[string, string, Record<string, unknown>, string]>([
    ["all actions", "aws:iam/role:Role", role({ Action: "*", Resource: table }), `may * on ${table}`],
    [
      "all of a service",
      "aws:iam/role:Role",
      role({ Action: ["s3:*"], Resource: [table] }),
      `may s3:* on ${table}`,
    ],
    [
      "all resources",
      "aws:iam/role:Role",
      role({ Action: "s3:GetObject", Resource: "*" }),
      "may s3:GetObject on *",
    ],
    [
      "all tables",
      "aws:iam/role:Role",
      role({ Action: "dynamodb:Query", Resource: "arn:aws:dynamodb:*:*:table/*" }),
      "may dynamodb:Query on arn:aws:dynamodb:*:*:table/*",
    ],
    [
      "all buckets",
      "aws:iam/role:Role",
      role({ Action: "s3:GetObject", Resource: "arn:aws:s3:::*/*" }),
      "may s3:GetObject on arn:aws:s3:::*/*",
    ],
    [
      "a scan",
      "aws:iam/role:Role",
      role({ Action: "dynamodb:Scan", Resource: table }),
      `may dynamodb:Scan on ${table}`,
    ],
    [
      "a table dropped",
      "aws:iam/role:Role",
      role({ Action: "dynamodb:DeleteTable", Resource: table }),
      `may dynamodb:DeleteTable on ${table}`,
    ],
    [
      "AWS's own broad policy",
      "aws:iam/role:Role",
      {
        ...role({ Action: [], Resource: [] }),
        managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"],
      },
      "has the policy arn:aws:iam::aws:policy/AmazonS3FullAccess",
    ],
    [
      "a policy beside the role",
      "aws:iam/rolePolicy:RolePolicy",
      { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }) },
      "may * on *",
    ],
    [
      "a bucket without its block",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      { ...block, blockPublicPolicy: false },
      "leaves blockPublicPolicy off",
    ],
    [
      "a bucket that anyone reads",
      "aws:s3/bucketPolicy:BucketPolicy",
      {
        policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: { AWS: ["*"] }, Action: "s3:GetObject", Resource: "x" }],
        }),
      },
      "lets anyone s3:GetObject",
    ],
    ["a public acl", "aws:s3/bucketAcl:BucketAcl", { acl: "public-read" }, "has the acl public-read"],
    [
      "a function that anyone calls",
      "aws:lambda/permission:Permission",
      { principal: "*", action: "lambda:InvokeFunction" },
      "lets anyone lambda:InvokeFunction",
    ],
  ])("%s", (_mistake, type, inputs, sentence) => {
    const stage: EvaluatedStage = {
      ...stages.production,
      resources: [{ type, name: "Planted", inputs, retainOnDelete: false, ignoreChanges: [] }],
    };

    expect(findWideGrants(stage)).toEqual([`Planted ${sentence}`]);
  });
});
