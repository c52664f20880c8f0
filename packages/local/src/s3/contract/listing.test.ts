import {
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";
import { presign, sendRaw } from "./raw-request.ts";

const endpoint = useEndpoint();
const keys = ["a", "a/", "a/1", "a/2/x", "a/2/y", "b", "b/é", "b/\uffee", "b/😀", "c+d e", "cc", "d/e/f"];
const byBytes = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

const list = (options: object) =>
  endpoint.s3.send(new ListObjectsV2Command({ Bucket: endpoint.bucket, ...options }));
const listV1 = (options: object) =>
  endpoint.s3.send(new ListObjectsCommand({ Bucket: endpoint.bucket, ...options }));
const names = (page: { Contents?: { Key?: string }[] }) => page.Contents?.map(({ Key }) => Key) ?? [];
const prefixes = (page: { CommonPrefixes?: { Prefix?: string }[] }) =>
  page.CommonPrefixes?.map(({ Prefix }) => Prefix) ?? [];

beforeAll(async () => {
  const puts = keys.map((Key) =>
    endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key, Body: Key })),
  );
  await Promise.all(puts);
});

const head = (Key: string) => endpoint.s3.send(new HeadObjectCommand({ Bucket: endpoint.bucket, Key }));

test("keys come in the order of their UTF-8 bytes", async () => {
  expect(names(await list({}))).toEqual(byBytes);
  expect(names(await listV1({}))).toEqual(byBytes);
});

test("an entry tells what HEAD would", async () => {
  const [first] = (await list({ Prefix: "a", MaxKeys: 1, FetchOwner: true })).Contents ?? [];

  expect(first).toMatchObject({
    Key: "a",
    Size: 1,
    ETag: '"0cc175b9c0f1b6a831c399e269772661"',
    StorageClass: "STANDARD",
    LastModified: (await head("a")).LastModified,
    Owner: { ID: expect.any(String) },
  });
  expect((await list({ MaxKeys: 1 })).Contents?.[0]?.Owner).toBeUndefined();
});

test("an entry's elements come in the order of S3's schema", async () => {
  const request = await presign(endpoint, { method: "GET", path: `/${endpoint.bucket}` });

  expect((await sendRaw(endpoint, request)).body).toMatch(
    /<Contents><Key>.*?<LastModified>.*?<ETag>.*?<Size>.*?<Owner>.*?<StorageClass>.*?<\/Contents>/,
  );
});

describe("delimiters", () => {
  test.each([
    [{ Delimiter: "/" }, ["a", "b", "c+d e", "cc"], ["a/", "b/", "d/"]],
    [{ Delimiter: "/", Prefix: "a/" }, ["a/", "a/1"], ["a/2/"]],
    [{ Delimiter: "/", Prefix: "a" }, ["a"], ["a/"]],
    [{ Delimiter: "/2", Prefix: "a/" }, ["a/", "a/1", "a/2/x", "a/2/y"], []],
    [{ Delimiter: "2/", Prefix: "a" }, ["a", "a/", "a/1"], ["a/2/"]],
    [{ Delimiter: " ", Prefix: "c" }, ["cc"], ["c+d "]],
    [{ Delimiter: "none" }, byBytes, []],
    [{ Prefix: "zzz", Delimiter: "/" }, [], []],
  ])("%j", async (options, contents, common) => {
    for (const page of [await list(options), await listV1(options)]) {
      expect(names(page)).toEqual(contents);
      expect(prefixes(page)).toEqual(common);
    }
  });
});

describe("pages", () => {
  test.each([1, 2, 3, 5, 100])("of %d hold every key once", async (pageSize) => {
    const found: (string | undefined)[] = [];
    const pages = paginateListObjectsV2({ client: endpoint.s3, pageSize }, { Bucket: endpoint.bucket });
    for await (const page of pages) {
      expect(page.KeyCount).toBeLessThanOrEqual(pageSize);
      found.push(...names(page));
    }

    expect(found).toEqual(byBytes);
  });

  test.each([1, 2, 3])("of %d hold every key and common prefix once", async (MaxKeys) => {
    const found: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await listV1({ Delimiter: "/", MaxKeys, Marker });
      found.push(...names(page), ...prefixes(page));
      Marker = page.NextMarker;
    } while (Marker !== undefined);

    expect(new Set(found)).toEqual(new Set(["a", "a/", "b", "b/", "c+d e", "cc", "d/"]));
    expect(found).toHaveLength(7);
  });

  test("go on where they stopped although that key is gone", async () => {
    const first = await list({ MaxKeys: 2, Prefix: "d/" });
    expect(first.IsTruncated).toBe(false);
    await endpoint.s3.send(
      new PutObjectCommand({ Bucket: endpoint.bucket, Key: "x/1", Body: new Uint8Array() }),
    );
    await endpoint.s3.send(
      new PutObjectCommand({ Bucket: endpoint.bucket, Key: "x/2", Body: new Uint8Array() }),
    );
    const page = await list({ MaxKeys: 1, Prefix: "x/" });
    await endpoint.s3.send(new DeleteObjectCommand({ Bucket: endpoint.bucket, Key: "x/1" }));

    expect(names(await list({ Prefix: "x/", ContinuationToken: page.NextContinuationToken }))).toEqual([
      "x/2",
    ]);
    await endpoint.s3.send(new DeleteObjectCommand({ Bucket: endpoint.bucket, Key: "x/2" }));
  });

  test("of none are empty and not truncated", async () => {
    expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false, MaxKeys: 0 });
  });

  test.each([
    ["start-after a key", { StartAfter: "b" }, ["b/é", "b/\uffee", "b/😀", "c+d e", "cc", "d/e/f"]],
    ["start-after between keys", { StartAfter: "bzz" }, ["c+d e", "cc", "d/e/f"]],
    ["start-after the end", { StartAfter: "zzz" }, []],
    ["start-after before the prefix", { StartAfter: "a", Prefix: "d" }, ["d/e/f"]],
  ])("begin %s", async (_, options, expected) => {
    expect(names(await list(options))).toEqual(expected);
    expect(
      names(
        await listV1({
          Prefix: "Prefix" in options ? options.Prefix : undefined,
          Marker: options.StartAfter,
        }),
      ),
    ).toEqual(expected);
  });
});

describe("bad parameters", () => {
  test.each([
    ["max-keys", { MaxKeys: -1 }],
    ["continuation-token", { ContinuationToken: "not a token!" }],
    ["encoding-type", { EncodingType: "base64" }],
  ])("%s", async (_, options) => {
    await expect(list(options)).rejects.toMatchObject({ name: "InvalidArgument" });
  });

  test("a bucket that is not there cannot be listed", async () => {
    await expect(list({ Bucket: "no-such-bucket-here" })).rejects.toMatchObject({ name: "NoSuchBucket" });
  });
});
