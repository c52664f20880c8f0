import { describe, expect, inject, test } from "vitest";
import { allOf, statementsOf, theOne } from "./evaluate/resources.ts";

const stages = inject("stages");

describe.each(Object.entries(stages))("the bucket of %s", (_name, stage) => {
  const bucket = theOne(stage, "aws:s3/bucket:Bucket", "BucketBucket");
  const ofBucket = (type: string) =>
    allOf(stage, type).filter(({ inputs }) => inputs.bucket === bucket.inputs.bucket);

  test("is closed to the public", () => {
    expect(
      ofBucket("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").map(({ inputs }) => inputs),
    ).toEqual([
      {
        bucket: bucket.inputs.bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
    ]);
    expect(bucket.inputs.acl).toBeUndefined();
    expect(ofBucket("aws:s3/bucketAcl:BucketAcl")).toEqual([]);
  });

  test("refuses plain HTTP, and its policy grants nothing", () => {
    const statements = ofBucket("aws:s3/bucketPolicy:BucketPolicy").flatMap(({ inputs }) =>
      statementsOf(inputs.policy),
    );

    expect(statements).toEqual([
      {
        Effect: "Deny",
        Action: ["s3:*"],
        Principal: { AWS: ["*"] },
        Resource: ["arn:aws:s3:::BucketBucket", "arn:aws:s3:::BucketBucket/*"],
        Condition: { Bool: { "aws:SecureTransport": ["false"] } },
      },
    ]);
  });

  test("answers the site's origin alone, and shows it the ETag", () => {
    const rules = ofBucket("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration").map(
      ({ inputs }) => inputs.corsRules,
    );

    expect(rules).toEqual([
      [
        {
          allowedOrigins: [stage.outputs.url],
          allowedMethods: ["GET", "HEAD", "PUT"],
          allowedHeaders: ["content-type", "if-none-match", "range", "x-amz-checksum-sha256"],
          exposeHeaders: ["ETag"],
          maxAgeSeconds: 3600,
        },
      ],
    ]);
  });

  test("drops the parts of uploads that nobody completed after a day", () => {
    const rules = ofBucket("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").map(
      ({ inputs }) => inputs.rules,
    );

    expect(rules.flat()).toContainEqual({
      id: "abort-stale-uploads",
      status: "Enabled",
      filter: { prefix: "" },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
    });
  });
});

test("only production keeps its files when it is removed", () => {
  const kept = Object.entries(stages).map(([name, stage]) => {
    const { inputs, retainOnDelete } = theOne(stage, "aws:s3/bucket:Bucket", "BucketBucket");
    return [name, { emptied: inputs.forceDestroy, retained: retainOnDelete }];
  });

  expect(Object.fromEntries(kept)).toEqual({
    production: { emptied: false, retained: true },
    staging: { emptied: true, retained: false },
    personal: { emptied: true, retained: false },
    dev: { emptied: true, retained: false },
    everyOption: { emptied: true, retained: false },
  });
});

test("the site's own assets open no bucket to other origins", () => {
  const cors = allOf(stages.production, "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration");

  expect(cors.map(({ name }) => name)).toEqual(["BucketCors"]);
});
