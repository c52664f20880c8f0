import { expect, test } from "vitest";
import { checkBucket, type DescribedBucket } from "./check-bucket.ts";
import { expectedOf } from "./expected.ts";

const site = "https://files.example.com";
const blocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
const statement = (Condition: object) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
      Condition,
    },
  ],
});

const rule = {
  AllowedOrigins: [site],
  AllowedMethods: ["GET", "HEAD", "PUT"],
  AllowedHeaders: ["content-type", "if-none-match", "range", "x-amz-checksum-sha256"],
  ExposeHeaders: ["ETag"],
  MaxAgeSeconds: 3600,
};
const abort = {
  ID: "abort-stale-uploads",
  Status: "Enabled" as const,
  Filter: { Prefix: "" },
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
};

/** As S3 describes the bucket of a production stage. */
const recorded = {
  publicAccess: blocked,
  policy: JSON.stringify(statement({ Bool: { "aws:SecureTransport": "false" } })),
  encryption: {
    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" }, BucketKeyEnabled: false }],
  },
  cors: [rule],
  lifecycle: [abort],
  versioning: null,
} satisfies DescribedBucket;

const check = (change: Partial<DescribedBucket> = {}) =>
  checkBucket({ ...recorded, ...change }, expectedOf("production", site));
const differing = (change: Partial<DescribedBucket>) =>
  check(change)
    .filter(({ outcome }) => outcome === "differs")
    .map(({ what }) => what.slice("bucket: ".length));

test("a bucket as production deploys it is as declared", () => {
  expect(new Set(check().map(({ outcome }) => outcome))).toEqual(new Set(["as declared"]));
});

test.each<[string, Partial<DescribedBucket>]>([
  ["public access", { publicAccess: null }],
  ["public access", { publicAccess: { ...blocked, BlockPublicPolicy: false } }],
  ["without TLS", { policy: null }],
  ["without TLS", { policy: JSON.stringify(statement({ Bool: { "aws:SecureTransport": "true" } })) }],
  ["encrypted with", { encryption: null }],
  ["origins that may call it", { cors: [{ ...rule, AllowedOrigins: ["*"] }] }],
  ["origins that may call it", { cors: [rule, { ...rule, AllowedOrigins: ["https://evil.example"] }] }],
  ["headers that scripts may read", { cors: [{ ...rule, ExposeHeaders: [] }] }],
  ["stale parts dropped after days", { lifecycle: null }],
  ["stale parts dropped after days", { lifecycle: [{ ...abort, Status: "Disabled" }] }],
  ["versioning", { versioning: "Enabled" }],
])("%s that is not as declared is told", (what, change) => {
  expect(differing(change)).toEqual([what]);
});

test("what a store does not know to answer is not said to be right", () => {
  const outcomes = check({ publicAccess: undefined }).filter(({ what }) => what === "bucket: public access");

  expect(outcomes).toMatchObject([{ outcome: "not asked" }]);
});
