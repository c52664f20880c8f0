import { expect, inject, test } from "vitest";
import { z } from "zod";
import { parseEnv } from "../packages/core/src/env.ts";
import type { EvaluatedStage } from "./evaluate/evaluate-stage.ts";
import { allOf, theOne } from "./evaluate/resources.ts";

const stages = inject("stages");
const Variables = z.object({ variables: z.record(z.string(), z.string()) });

const environmentOf = (stage: EvaluatedStage, name: string) =>
  Variables.parse(theOne(stage, "aws:lambda/function:Function", name).inputs.environment).variables;

test.each([
  ["production", "WebServerUseast1Function"],
  ["personal", "WebServerUseast1Function"],
  ["dev", "WebDevServerFunction"],
] as const)("the site of %s is told everything that the app asks for", (name, server) => {
  const stage = stages[name];
  const env = parseEnv(environmentOf(stage, server));

  expect(env).toMatchObject({
    FILES_TABLE: "FilesTable",
    SHARE_LINKS_TABLE: "ShareLinksTable",
    USERS_TABLE: "UsersTable",
    AUTH_TABLE: "AuthTable",
    ACTIVITY_TABLE: "ActivityTable",
    S3_BUCKET: stage.outputs.bucket,
    PUBLIC_URL: stage.outputs.url,
    SIGN_UP: "first",
  });
  expect(env.APP_SECRET).toHaveLength(64);
  // The real engines, by the SDK's own addresses.
  expect([env.DYNAMODB_ENDPOINT, env.S3_ENDPOINT, env.S3_PUBLIC_ENDPOINT, env.SWEEP_EVERY]).toEqual(
    Array(4).fill(undefined),
  );
});

test("a domain and a quota that an operator chooses reach the site, CloudFront and the DNS", () => {
  const env = parseEnv(environmentOf(stages.ownDomain, "WebServerUseast1Function"));
  const [distribution] = allOf(stages.ownDomain, "aws:cloudfront/distribution:Distribution");
  const records = allOf(stages.ownDomain, "aws:route53/record:Record").map(({ inputs }) => [
    inputs.type,
    inputs.name,
  ]);

  expect(env).toMatchObject({ PUBLIC_URL: "https://files.example.com", QUOTA_BYTES: 5_000_000 });
  expect(distribution?.inputs.aliases).toEqual(["files.example.com"]);
  expect(records).toContainEqual(["A", "files.example.com"]);
  expect(records).toContainEqual(["AAAA", "files.example.com"]);
});

test("CloudFront overwrites the header that the site believes a visitor's address from", () => {
  const header = environmentOf(stages.production, "WebServerUseast1Function").CLIENT_ADDRESS_HEADER;
  const [code] = allOf(stages.production, "aws:cloudfront/function:Function").map(({ inputs }) =>
    String(inputs.code),
  );

  expect(header).toMatch(/^x-client-address-[0-9a-f]{32}$/);
  expect(code).toContain(`event.request.headers["${header}"] = { value: event.viewer.ip };`);
});

test("the site's function answers no other origin, and the unused image function nobody", () => {
  const urls = allOf(stages.production, "aws:lambda/functionUrl:FunctionUrl").map(({ name, inputs }) => [
    name,
    { authorization: inputs.authorizationType, cors: inputs.cors },
  ]);

  expect(Object.fromEntries(urls)).toEqual({
    WebServerUseast1Url: { authorization: "NONE", cors: undefined },
    WebImageOptimizerUrl: { authorization: "AWS_IAM", cors: undefined },
  });
});

test("the site is built by the OpenNext that the lock file names", () => {
  expect(theOne(stages.production, "command:local:Command", "WebBuilder").inputs.create).toBe(
    "npx open-next build",
  );
});

test("the site runs on arm64 and keeps its logs for a month", () => {
  expect(
    theOne(stages.production, "aws:lambda/function:Function", "WebServerUseast1Function").inputs,
  ).toMatchObject({
    architectures: ["arm64"],
    memorySize: 1024,
    runtime: "nodejs24.x",
  });
  expect(
    theOne(stages.production, "aws:cloudwatch/logGroup:LogGroup", "WebServerUseast1LogGroup").inputs,
  ).toMatchObject({
    retentionInDays: 30,
  });
});

test("no page is cached: no queue, no cache table, no function for it", () => {
  expect(allOf(stages.production, "aws:sqs/queue:Queue")).toEqual([]);
  expect(
    allOf(stages.production, "aws:lambda/function:Function")
      .map(({ name }) => name)
      .sort(),
  ).toEqual(["SweeperHandlerFunction", "WebImageOptimizerFunction", "WebServerUseast1Function"]);
});

test("sst dev runs the site on this machine: no CloudFront, no build", () => {
  expect(stages.dev.outputs.url).toBe("http://localhost:3000");
  expect(allOf(stages.dev, "aws:cloudfront/distribution:Distribution")).toEqual([]);
  expect(allOf(stages.dev, "command:local:Command")).toEqual([]);
  expect(environmentOf(stages.dev, "WebDevServerFunction")).not.toHaveProperty("CLIENT_ADDRESS_HEADER");
});
