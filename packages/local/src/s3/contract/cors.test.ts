import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { beforeAll, expect, test } from "vitest";
import { newBucketName, useEndpoint } from "./endpoint.ts";
import { presign, sendRaw } from "./raw-request.ts";

const endpoint = useEndpoint();
const origin = "https://app.example";
const CORSRules = [
  {
    AllowedOrigins: [origin, "https://*.preview.example"],
    AllowedMethods: ["GET", "PUT"],
    AllowedHeaders: ["content-type", "x-amz-*"],
    ExposeHeaders: ["ETag"],
    MaxAgeSeconds: 600,
  },
  { AllowedOrigins: ["*"], AllowedMethods: ["HEAD"] },
];
const path = () => `/${endpoint.bucket}/shown.txt`;
const ask = (headers: Record<string, string>) =>
  sendRaw(endpoint, { method: "OPTIONS", path: path(), headers });

beforeAll(async () => {
  const Bucket = endpoint.bucket;
  await endpoint.s3.send(new PutObjectCommand({ Bucket, Key: "shown.txt", Body: "x" }));
  await endpoint.s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
});

test("rules come back as they were set, until they are deleted", async () => {
  expect((await endpoint.s3.send(new GetBucketCorsCommand({ Bucket: endpoint.bucket }))).CORSRules).toEqual(
    CORSRules,
  );
  const { bucket: Bucket } = { bucket: endpoint.bucket };
  await endpoint.s3.send(new DeleteBucketCorsCommand({ Bucket }));
  await expect(endpoint.s3.send(new GetBucketCorsCommand({ Bucket }))).rejects.toMatchObject({
    name: "NoSuchCORSConfiguration",
  });
  await endpoint.s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
});

test.each([
  [origin, "PUT", "content-type,x-amz-meta-a", 200],
  ["https://pr-7.preview.example", "GET", "", 200],
  ["https://anyone.example", "HEAD", "", 200],
  ["https://evil.example", "PUT", "", 403],
  [`${origin}.evil.example`, "PUT", "", 403],
  [origin, "DELETE", "", 403],
  [origin, "PUT", "authorization", 403],
])("a page at %s that wants to %s with headers %j gets %d", async (from, method, headers, expected) => {
  const answer = await ask({
    origin: from,
    "access-control-request-method": method,
    ...(headers && { "access-control-request-headers": headers }),
  });

  expect(answer.status).toBe(expected);
  expect(answer.headers["access-control-allow-origin"] !== undefined).toBe(expected === 200);
});

test("a preflight tells what is allowed and for how long", async () => {
  const headers = {
    origin,
    "access-control-request-method": "PUT",
    "access-control-request-headers": "Content-Type",
  };

  expect((await ask(headers)).headers).toMatchObject({
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "GET, PUT",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "600",
    vary: expect.stringContaining("Origin"),
  });
});

test("answers carry what the page needs to read them, the ETag included, and so do refusals", async () => {
  const signed = await presign(endpoint, { method: "GET", path: path() });
  const readable = { "access-control-allow-origin": origin, "access-control-expose-headers": "ETag" };
  const headers = { origin };

  expect(await sendRaw(endpoint, { ...signed, headers })).toMatchObject({ status: 200, headers: readable });
  expect(await sendRaw(endpoint, { ...signed, headers, query: {} })).toMatchObject({
    status: 403,
    headers: readable,
  });
  const elsewhere = { ...signed, headers: { origin: "https://evil.example" } };
  expect((await sendRaw(endpoint, elsewhere)).headers["access-control-allow-origin"]).toBeUndefined();
});

test("a bucket without rules allows no page anything", async () => {
  const headers = { origin, "access-control-request-method": "GET" };
  const answer = await sendRaw(endpoint, { method: "OPTIONS", path: `/${newBucketName()}/x`, headers });

  expect(answer).toMatchObject({ status: 403, code: "AccessForbidden" });
});
