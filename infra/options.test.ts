import { expect, inject, test } from "vitest";
import { allOf, roleOf, theOne } from "./evaluate/resources.ts";

const { production, staging, everyOption } = inject("stages");
const consumers = ["FilesSubscriberConsumerFunction", "ShareLinksSubscriberConsumerFunction"];
const functions = ["WebServerEucentral1", "SweeperHandler", ...consumers].map((name) => `${name}Function`);
const roles = ["WebServerEucentral1", "SweeperHandler", ...consumers].map((name) => `${name}Role`);

test("a key of one's own encrypts every table and the bucket, and the functions may use it", () => {
  const key = "arn:aws:kms:::DataKey";

  expect(theOne(everyOption, "aws:kms/key:Key", "DataKey").inputs.enableKeyRotation).toBe(true);
  for (const { inputs } of allOf(everyOption, "aws:dynamodb/table:Table"))
    expect(inputs.serverSideEncryption).toEqual({ enabled: true, kmsKeyArn: key });
  expect(
    theOne(
      everyOption,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "BucketEncryption",
    ).inputs.rules,
  ).toEqual([
    {
      applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key },
      bucketKeyEnabled: true,
    },
  ]);
  for (const role of roles)
    expect(roleOf(theOne(everyOption, "aws:iam/role:Role", role)).grants).toContainEqual({
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [key],
    });
});

test("versions are kept for a month, and cold files tiered, where it is asked for", () => {
  const { inputs } = theOne(
    everyOption,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "BucketLifecycle",
  );

  expect(
    theOne(everyOption, "aws:s3/bucketVersioning:BucketVersioning", "BucketVersioning").inputs,
  ).toMatchObject({ versioningConfiguration: { status: "Enabled" } });
  expect(inputs.rules).toMatchObject([
    { id: "abort-stale-uploads" },
    { id: "drop-old-versions", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } },
    { id: "tier-cold-files", transitions: [{ days: 30, storageClass: "INTELLIGENT_TIERING" }] },
  ]);
});

test("in a network of their own the functions reach tables, bucket and SES by endpoints, and have no way out", () => {
  const endpoints = allOf(everyOption, "aws:ec2/vpcEndpoint:VpcEndpoint").map(({ inputs }) => [
    inputs.serviceName,
    inputs.vpcEndpointType,
  ]);

  expect(endpoints).toHaveLength(3);
  for (const endpoint of [
    ["com.amazonaws.eu-central-1.dynamodb", "Gateway"],
    ["com.amazonaws.eu-central-1.s3", "Gateway"],
    ["com.amazonaws.eu-central-1.email", "Interface"],
  ])
    expect(endpoints).toContainEqual(endpoint);
  expect(allOf(everyOption, "aws:ec2/natGateway:NatGateway")).toEqual([]);
  for (const name of functions)
    expect(theOne(everyOption, "aws:lambda/function:Function", name).inputs.vpcConfig).toBeDefined();
});

test("everything is in the region that is asked for", () => {
  const elsewhere = everyOption.resources.filter(
    ({ type, inputs }) => type !== "pulumi:providers:aws" && JSON.stringify(inputs).includes("us-east-1"),
  );

  expect(elsewhere.map(({ type, name }) => `${type} ${name}`)).toEqual([]);
  expect(
    JSON.stringify(theOne(everyOption, "aws:cloudwatch/dashboard:Dashboard", "Dashboard").inputs),
  ).toContain("eu-central-1");
});

test("the site's copies are bounded and kept warm where it is asked for", () => {
  const { inputs } = theOne(everyOption, "aws:lambda/function:Function", "WebServerEucentral1Function");

  expect(inputs.reservedConcurrentExecutions).toBe(20);
  expect(allOf(everyOption, "aws:lambda/function:Function").map(({ name }) => name)).toContain(
    "WebWarmerEucentral1HandlerFunction",
  );
});

test("without being asked for, none of it is there", () => {
  const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
  const types = new Set(production.resources.map(({ type }) => type));

  for (const type of [
    "aws:kms/key:Key",
    "aws:s3/bucketVersioning:BucketVersioning",
    "aws:ec2/vpc:Vpc",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
  ])
    expect(types).not.toContain(type);
  expect(theOne(production, lifecycle, "BucketLifecycle").inputs.rules).toHaveLength(1);
  expect(
    theOne(production, "aws:lambda/function:Function", "WebServerUseast1Function").inputs,
  ).not.toHaveProperty("reservedConcurrentExecutions");
});

test("a table restored from a backup is taken over as it is, beside those that are the stage's own", () => {
  const type = "aws:dynamodb/table:Table";
  const files = theOne(staging, type, "FilesTable");

  expect(files).toMatchObject({ imports: "restored-Files", inputs: { name: "restored-Files" } });
  // The next deployment, without the setting, turns these on.
  expect(files.ignoreChanges).toEqual(expect.arrayContaining(["streamEnabled", "pointInTimeRecovery"]));
  for (const table of [theOne(staging, type, "UsersTable"), theOne(production, type, "FilesTable")])
    expect(table).not.toHaveProperty("imports");
  expect(theOne(production, type, "FilesTable").ignoreChanges).not.toContain("ttl");
});
