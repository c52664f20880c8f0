import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketLifecycleCommand,
  DeleteObjectCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { newBucketName, useEndpoint } from "./endpoint.ts";

const endpoint = useEndpoint();
const create = (Bucket: string) => endpoint.s3.send(new CreateBucketCommand({ Bucket }));
const status = (httpStatusCode: number) => ({ $metadata: expect.objectContaining({ httpStatusCode }) });

test("a bucket lives from its creation to its deletion", async () => {
  const Bucket = newBucketName();
  const names = async () =>
    (await endpoint.s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name);

  await expect(endpoint.s3.send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject(status(404));
  await create(Bucket);
  expect(await endpoint.s3.send(new HeadBucketCommand({ Bucket }))).toMatchObject({
    BucketRegion: endpoint.region,
  });
  expect(await names()).toContain(Bucket);
  await expect(create(Bucket)).rejects.toMatchObject({ name: "BucketAlreadyOwnedByYou" });
  expect(await endpoint.s3.send(new DeleteBucketCommand({ Bucket }))).toMatchObject(status(204));
  expect(await names()).not.toContain(Bucket);
  await expect(endpoint.s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
    name: "NoSuchBucket",
  });
});

test("a bucket that holds something cannot be deleted", async () => {
  const Bucket = newBucketName();
  await create(Bucket);
  await endpoint.s3.send(new PutObjectCommand({ Bucket, Key: "x", Body: "x" }));

  await expect(endpoint.s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
    name: "BucketNotEmpty",
    ...status(409),
  });
  await endpoint.s3.send(new DeleteObjectCommand({ Bucket, Key: "x" }));
  await endpoint.s3.send(new DeleteBucketCommand({ Bucket }));
});

test.each([
  "ab",
  "A-capital",
  "under_score",
  "-hyphen",
  "hyphen-",
  "two..dots",
  "dot.-hyphen",
  "192.168.5.4",
  "x".repeat(64),
  "xn--puny",
])("%s is no name for a bucket", async (name) => {
  await expect(create(name)).rejects.toMatchObject({ name: "InvalidBucketName", ...status(400) });
});

test("a name that no bucket can have is called so by every request", async () => {
  const Bucket = "no+bucket";
  const refused = { name: "InvalidBucketName", ...status(400) };

  await expect(endpoint.s3.send(new ListObjectVersionsCommand({ Bucket }))).rejects.toMatchObject(refused);
  await expect(endpoint.s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject(refused);
  await expect(endpoint.s3.send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject(status(400));
});

test("a bucket tells where it is, and that it keeps no versions", async () => {
  const Bucket = endpoint.bucket;
  await endpoint.s3.send(new PutObjectCommand({ Bucket, Key: "only", Body: "x" }));

  expect(
    (await endpoint.s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint ?? "us-east-1",
  ).toBe(endpoint.region);
  expect((await endpoint.s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
  expect((await endpoint.s3.send(new ListObjectVersionsCommand({ Bucket }))).Versions).toMatchObject([
    { Key: "only", VersionId: "null", IsLatest: true },
  ]);
});

describe("lifecycle", () => {
  test("rules come back as they were set, until they are deleted", async () => {
    const Bucket = endpoint.bucket;
    const Rules = [
      {
        ID: "abort",
        Status: "Enabled" as const,
        Filter: { Prefix: "incoming/" },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
      },
      { ID: "expire", Status: "Disabled" as const, Filter: { Prefix: "" }, Expiration: { Days: 30 } },
    ];
    const get = () => endpoint.s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));

    await expect(get()).rejects.toMatchObject({ name: "NoSuchLifecycleConfiguration" });
    await endpoint.s3.send(
      new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }),
    );
    expect((await get()).Rules).toEqual(Rules);
    await endpoint.s3.send(new DeleteBucketLifecycleCommand({ Bucket }));
    await expect(get()).rejects.toMatchObject({ name: "NoSuchLifecycleConfiguration" });
  });
});

describe("tags", () => {
  test("come with an object or later, and leave its bytes alone", async () => {
    const target = { Bucket: endpoint.bucket, Key: "tagged" };
    const tags = async () => (await endpoint.s3.send(new GetObjectTaggingCommand(target))).TagSet;
    await endpoint.s3.send(new PutObjectCommand({ ...target, Body: "x", Tagging: "a=1&b=%26" }));

    expect(await tags()).toEqual([
      { Key: "a", Value: "1" },
      { Key: "b", Value: "&" },
    ]);
    const Tagging = { TagSet: [{ Key: "c", Value: "<3" }] };
    await endpoint.s3.send(new PutObjectTaggingCommand({ ...target, Tagging }));
    expect(await tags()).toEqual(Tagging.TagSet);
  });
});

test("what is not offered says so", async () => {
  await expect(
    endpoint.s3.send(new GetBucketPolicyCommand({ Bucket: endpoint.bucket })),
  ).rejects.toMatchObject({
    name: expect.stringMatching(/^(?:NotImplemented|NoSuchBucketPolicy)$/),
  });
});
