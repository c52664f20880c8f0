import { describe, expect, test } from "vitest";
import { findWideGrants } from "./find-wide-grants.ts";

describe("a right that is too wide is found", () => {
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
    const stage = {
      app: { name: "dropify", home: "aws" },
      outputs: {},
      resources: [{ type, name: "Planted", inputs, retainOnDelete: false, ignoreChanges: [] }],
    };

    expect(findWideGrants(stage)).toEqual([`Planted ${sentence}`]);
  });
});
