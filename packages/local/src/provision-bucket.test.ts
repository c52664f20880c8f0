import { randomUUID } from "node:crypto";
import { GetBucketCorsCommand, GetBucketLifecycleConfigurationCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { provisionBucket } from "./provision-bucket.ts";

const client = new S3Client({ forcePathStyle: true, endpoint: process.env["S3_ENDPOINT"] ?? "" });
const freshName = () => `bucket-${randomUUID()}`;

/** What a browser asks before it sends a part from the app's page. */
async function preflight(bucket: string, origin: string) {
  const { headers } = await fetch(`${process.env["S3_ENDPOINT"]}/${bucket}/user/file`, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "PUT",
      "access-control-request-headers": "content-type,if-none-match",
    },
  });
  return headers.get("access-control-allow-origin");
}

test("the app's origins may call the bucket from a browser, and no other", async () => {
  const bucket = freshName();
  await provisionBucket(client, bucket, ["http://localhost:3000", "https://files.example.com"]);

  await expect(preflight(bucket, "http://localhost:3000")).resolves.toBe("http://localhost:3000");
  await expect(preflight(bucket, "https://files.example.com")).resolves.toBe("https://files.example.com");
  await expect(preflight(bucket, "https://evil.example.com")).resolves.toBeNull();
});

test("a page may read the tag of the part that it sent", async () => {
  const bucket = freshName();
  await provisionBucket(client, bucket, ["http://localhost:3000"]);

  const { CORSRules } = await client.send(new GetBucketCorsCommand({ Bucket: bucket }));

  expect(CORSRules?.[0]?.ExposeHeaders).toEqual(["ETag"]);
});

test("uploads that were never finished are dropped after a day", async () => {
  const bucket = freshName();
  await provisionBucket(client, bucket, ["http://localhost:3000"]);

  const { Rules } = await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));

  expect(Rules).toMatchObject([
    { Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
  ]);
});

test("a bucket that is there is kept, and its origins follow the app", async () => {
  const bucket = freshName();
  await provisionBucket(client, bucket, ["http://localhost:3000"]);
  await provisionBucket(client, bucket, ["http://localhost:3001"]);

  await expect(preflight(bucket, "http://localhost:3001")).resolves.toBe("http://localhost:3001");
  await expect(preflight(bucket, "http://localhost:3000")).resolves.toBeNull();
});
