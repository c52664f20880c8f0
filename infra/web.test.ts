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

test("traces are sent where it is asked for, and nowhere else", () => {
  const tracing = (stage: EvaluatedStage) =>
    Object.entries(environmentOf(stage, "WebServerUseast1Function")).filter(([name]) =>
      name.startsWith("OTEL_"),
    );

  expect(Object.fromEntries(tracing(stages.staging))).toEqual({
    OTEL_EXPORTER_OTLP_ENDPOINT: "https://otel.example.com",
    OTEL_EXPORTER_OTLP_HEADERS: "",
    OTEL_SERVICE_NAME: "dropify-staging",
  });
  expect(tracing(stages.production)).toEqual([]);
});

test("a domain and a quota that an operator chooses reach the site, CloudFront and the DNS", () => {
  const env = parseEnv(environmentOf(stages.everyOption, "WebServerEucentral1Function"));
  const [distribution] = allOf(stages.everyOption, "aws:cloudfront/distribution:Distribution");
  const records = allOf(stages.everyOption, "aws:route53/record:Record").map(({ inputs }) => [
    inputs.type,
    inputs.name,
  ]);

  expect(env).toMatchObject({ PUBLIC_URL: "https://files.example.com", QUOTA_BYTES: 5_000_000 });
  expect(distribution?.inputs.aliases).toEqual(["files.example.com"]);
  expect(records).toContainEqual(["A", "files.example.com"]);
  expect(records).toContainEqual(["AAAA", "files.example.com"]);
});

test("a domain is looked for among the account's zones, so that one without any stops the deployment", () => {
  const looked = (stage: EvaluatedStage) =>
    stage.resources
      .filter(({ name }) => name.endsWith("HostedZoneLookup"))
      .map(({ inputs }) => inputs.domain);

  // SST fails with "could not find hosted zone for domain …" where the lookup finds none.
  expect(looked(stages.everyOption)).toContain("files.example.com");
  expect([looked(stages.staging), looked(stages.production)]).toEqual([[], []]);
});

test("a domain whose DNS is kept elsewhere needs its certificate alone, and makes no record", () => {
  const [distribution] = allOf(stages.staging, "aws:cloudfront/distribution:Distribution");

  expect(distribution?.inputs).toMatchObject({
    aliases: ["staging.example.com"],
    viewerCertificate: { acmCertificateArn: "arn:aws:acm:us-east-1:1:certificate/staging" },
  });
  for (const type of ["aws:route53/record:Record", "aws:acm/certificate:Certificate"])
    expect(allOf(stages.staging, type)).toEqual([]);
  expect(stages.staging.outputs.url).toBe("https://staging.example.com");
});

test("nobody but CloudFront may call the site's function, and no other origin reads its answers", () => {
  const urls = allOf(stages.production, "aws:lambda/functionUrl:FunctionUrl").map(({ name, inputs }) => [
    name,
    { authorization: inputs.authorizationType, cors: inputs.cors },
  ]);
  const callers = allOf(stages.production, "aws:lambda/permission:Permission").map(({ inputs }) => [
    inputs.principal,
    inputs.sourceArn,
  ]);

  expect(Object.fromEntries(urls)).toEqual({
    WebServerUseast1Url: { authorization: "AWS_IAM", cors: undefined },
    WebImageOptimizerUrl: { authorization: "AWS_IAM", cors: undefined },
  });
  for (const caller of callers)
    expect(caller).toEqual(["cloudfront.amazonaws.com", "arn:aws:cloudfront:::RouterCdnDistribution"]);
});

test("the image function, which nothing here uses, can never run", () => {
  const { inputs } = theOne(stages.production, "aws:lambda/function:Function", "WebImageOptimizerFunction");

  expect(inputs.reservedConcurrentExecutions).toBe(0);
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

test("no page is cached: no queue, no cache table, no function for it beside those of the product", () => {
  expect(allOf(stages.production, "aws:sqs/queue:Queue").map(({ name }) => name)).toEqual([
    "ConsumerFailuresQueue",
  ]);
  expect(
    allOf(stages.production, "aws:lambda/function:Function")
      .map(({ name }) => name)
      .sort(),
  ).toEqual([
    "FilesSubscriberConsumerFunctionFunction",
    "RouterEdgeFunction",
    "ShareLinksSubscriberConsumerFunctionFunction",
    "SweeperHandlerFunction",
    "WebImageOptimizerFunction",
    "WebServerUseast1Function",
  ]);
});

test("a visitor's country is CloudFront's word, in the header that the app is told to believe", () => {
  const policy = theOne(
    stages.production,
    "aws:cloudfront/cachePolicy:CachePolicy",
    "RouterServerCachePolicy",
  );
  const forwarded = JSON.stringify(policy.inputs.parametersInCacheKeyAndForwardedToOrigin);

  expect(environmentOf(stages.production, "WebServerUseast1Function").COUNTRY_HEADER).toBe(
    "cloudfront-viewer-country",
  );
  expect(forwarded).toContain('"CloudFront-Viewer-Country"');
  expect(forwarded).toContain('"x-open-next-cache-key"');
  expect(environmentOf(stages.dev, "WebDevServerFunction")).not.toHaveProperty("COUNTRY_HEADER");
});

test("sst dev runs the site on this machine: no CloudFront, no build", () => {
  expect(stages.dev.outputs.url).toBe("http://localhost:3000");
  expect(allOf(stages.dev, "aws:cloudfront/distribution:Distribution")).toEqual([]);
  expect(allOf(stages.dev, "command:local:Command")).toEqual([]);
  expect(environmentOf(stages.dev, "WebDevServerFunction")).not.toHaveProperty("CLIENT_ADDRESS_HEADER");
});
