import { describe, expect, inject, test } from "vitest";
import type { EvaluatedStage } from "./evaluate/evaluate-stage.ts";
import { findFaults } from "./evaluate/find-faults.ts";

const stages = inject("stages");

test.each(Object.entries(stages))("nothing is wrong with %s", (name, stage) => {
  expect(findFaults(stage, { dev: name === "dev" })).toEqual([]);
});

test("the rights of sst dev are a fault in any other stage", () => {
  expect(findFaults(stages.dev)).toContain("SweeperHandlerRole may appsync:* on *");
});

/** The stage with one resource changed, or without it. */
const planted = (
  stage: EvaluatedStage,
  type: string,
  name: string,
  change: ((inputs: Record<string, unknown>) => Record<string, unknown>) | "removed",
): EvaluatedStage => {
  const isMeant = (resource: { type: string; name: string }) =>
    resource.type === type && resource.name === name;
  expect(stage.resources.filter(isMeant)).toHaveLength(1);
  return {
    ...stage,
    resources: stage.resources.flatMap((resource) => {
      if (!isMeant(resource)) return [resource];
      return change === "removed" ? [] : [{ ...resource, inputs: change(resource.inputs) }];
    }),
  };
};

const table = "aws:dynamodb/table:Table";
const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const cors = "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration";
const statement = (Action: string, Resource: string) => ({
  inlinePolicies: [{ policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource }] }) }],
});
const files = "arn:aws:dynamodb:us-east-1:1:table/FilesTable";

describe.each([stages.production, stages.staging, stages.personal])(
  "planted in a stage, it is found",
  (stage) => {
    test.each<[string, string, string, Parameters<typeof planted>[3], string]>([
      [
        "a right to all actions",
        "aws:iam/role:Role",
        "WebServerUseast1Role",
        (inputs) => ({ ...inputs, ...statement("*", files) }),
        `WebServerUseast1Role may * on ${files}`,
      ],
      [
        "a TTL that is gone",
        table,
        "AuthTable",
        (inputs) => ({ ...inputs, ttl: undefined }),
        "AuthTable has the TTL none instead of ttl",
      ],
      [
        "an index that is gone",
        table,
        "FilesTable",
        (inputs) => ({
          ...inputs,
          globalSecondaryIndexes: [inputs.globalSecondaryIndexes]
            .flat()
            .filter((index) => !JSON.stringify(index).includes("dueIndex")),
        }),
        "FilesTable has the dueIndex none instead of dueShard and dueAt",
      ],
      [
        "a stream that is off",
        table,
        "ShareLinksTable",
        (inputs) => ({ ...inputs, streamEnabled: false }),
        "ShareLinksTable has the stream none instead of NEW_AND_OLD_IMAGES",
      ],
      ["a table that is gone", table, "ActivityTable", "removed", "ActivityTable is missing"],
      [
        "a table keyed anew",
        table,
        "UsersTable",
        (inputs) => ({ ...inputs, hashKey: "email" }),
        "UsersTable has the key email instead of userId",
      ],
      [
        "open CORS",
        cors,
        "BucketCors",
        (inputs) => ({ ...inputs, corsRules: [{ allowedOrigins: ["*"], allowedHeaders: ["*"] }] }),
        "BucketBucket answers the origin *",
      ],
      [
        "a public bucket",
        block,
        "BucketPublicAccessBlock",
        "removed",
        "BucketBucket is not blocked from the public",
      ],
      [
        "a public bucket of static files",
        block,
        "WebAssetsPublicAccessBlock",
        "removed",
        "WebAssetsBucket is not blocked from the public",
      ],
      [
        "a bucket that takes plain HTTP",
        "aws:s3/bucketPolicy:BucketPolicy",
        "BucketPolicy",
        "removed",
        "BucketBucket takes plain HTTP",
      ],
    ])("%s", (_mistake, type, name, change, sentence) => {
      expect(findFaults(planted(stage, type, name, change))).toContain(sentence);
    });
  },
);
