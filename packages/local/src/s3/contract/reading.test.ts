import { CopyObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { beforeAll, describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";
import { presign, sendRaw } from "./raw-request.ts";

const endpoint = useEndpoint();
const letters = "abcdefghijklmnopqrstuvwxyz";
const Key = "letters";
let etag = "";
let modified = new Date();

const get = (options: object) =>
  endpoint.s3.send(new GetObjectCommand({ Bucket: endpoint.bucket, Key, ...options }));
const head = (options: object) =>
  endpoint.s3.send(new HeadObjectCommand({ Bucket: endpoint.bucket, Key, ...options }));
const status = (httpStatusCode: number) => ({ $metadata: expect.objectContaining({ httpStatusCode }) });

beforeAll(async () => {
  await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key, Body: letters }));
  const found = await head({});
  etag = found.ETag ?? "";
  modified = found.LastModified ?? modified;
});

describe("ranges", () => {
  test.each([
    ["bytes=0-0", "a", "bytes 0-0/26"],
    ["bytes=3-5", "def", "bytes 3-5/26"],
    ["bytes=23-", "xyz", "bytes 23-25/26"],
    ["bytes=-3", "xyz", "bytes 23-25/26"],
    ["bytes=24-999", "yz", "bytes 24-25/26"],
    ["bytes=-999", letters, "bytes 0-25/26"],
  ])("%s", async (Range, text, contentRange) => {
    const found = await get({ Range });

    expect(await found.Body?.transformToString()).toBe(text);
    expect(found).toMatchObject({ ...status(206), ContentRange: contentRange, ContentLength: text.length });
  });

  test.each(["bytes=26-", "bytes=99-100", "bytes=-0"])("%s holds no byte of the object", async (Range) => {
    await expect(get({ Range })).rejects.toMatchObject({ name: "InvalidRange", ...status(416) });
  });

  test.each(["bytes=5-3", "letters=0-1", "bytes=a-b", "bytes=-"])(
    "%s is no range and is ignored",
    async (Range) => {
      expect(await (await get({ Range })).Body?.transformToString()).toBe(letters);
    },
  );

  test("of an empty object there is no range", async () => {
    await endpoint.s3.send(
      new PutObjectCommand({ Bucket: endpoint.bucket, Key: "empty", Body: new Uint8Array() }),
    );

    await expect(get({ Key: "empty", Range: "bytes=0-0" })).rejects.toMatchObject({ name: "InvalidRange" });
    expect(await get({ Key: "empty" })).toMatchObject({ ContentLength: 0, ...status(200) });
  });

  test("a range of an object that has changed since is all of it", async () => {
    const ask = async (ifRange: string) => {
      const signed = await presign(endpoint, { method: "GET", path: `/${endpoint.bucket}/${Key}` });
      return sendRaw(endpoint, { ...signed, headers: { range: "bytes=0-2", "if-range": ifRange } });
    };

    expect(await ask(etag)).toMatchObject({ status: 206, body: "abc" });
    expect(await ask(modified.toUTCString())).toMatchObject({ status: 206, body: "abc" });
    expect(await ask('"other"')).toMatchObject({ status: 200, body: letters });
  });

  test("HEAD answers a range without its bytes", async () => {
    expect(await head({ Range: "bytes=3-5" })).toMatchObject({ ...status(206), ContentLength: 3 });
  });
});

describe("conditions", () => {
  const before = () => new Date(modified.getTime() - 60_000);
  const after = () => new Date(modified.getTime() + 60_000);

  test.each([
    ["If-Match, the same ETag", () => ({ IfMatch: etag }), 200],
    ["If-Match, any", () => ({ IfMatch: "*" }), 200],
    ["If-Match, one of several", () => ({ IfMatch: `"x", ${etag}` }), 200],
    ["If-Match, another ETag", () => ({ IfMatch: '"x"' }), 412],
    ["If-None-Match, the same ETag", () => ({ IfNoneMatch: etag }), 304],
    ["If-None-Match, another ETag", () => ({ IfNoneMatch: '"x"' }), 200],
    ["If-Modified-Since, before", () => ({ IfModifiedSince: before() }), 200],
    ["If-Modified-Since, that very second", () => ({ IfModifiedSince: modified }), 304],
    ["If-Modified-Since, after", () => ({ IfModifiedSince: after() }), 304],
    ["If-Unmodified-Since, before", () => ({ IfUnmodifiedSince: before() }), 412],
    ["If-Unmodified-Since, that very second", () => ({ IfUnmodifiedSince: modified }), 200],
    [
      "If-Match weighs more than If-Unmodified-Since",
      () => ({ IfMatch: etag, IfUnmodifiedSince: before() }),
      200,
    ],
    [
      "If-None-Match weighs more than If-Modified-Since",
      () => ({ IfNoneMatch: '"x"', IfModifiedSince: after() }),
      200,
    ],
  ])("%s", async (_, conditions, code) => {
    for (const read of [get, head]) {
      const answer = await read(conditions()).catch((error: unknown) => error);

      expect(answer).toMatchObject(status(code));
    }
  });
});

describe("what an object tells about itself", () => {
  const described = {
    CacheControl: "max-age=60",
    ContentDisposition: 'attachment; filename="été.txt"',
    ContentEncoding: "gzip",
    ContentLanguage: "fr",
    ContentType: "text/plain; charset=utf-8",
    Metadata: { colour: "green", "two-words": "a b" },
  };
  const expires = new Date("2030-01-02T03:04:05Z");

  test("comes back as it was given", async () => {
    const put = { Key: "described", Body: "x", ...described, ContentDisposition: "inline", Expires: expires };
    await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, ...put }));
    const found = await head({ Key: "described" });

    expect(found).toMatchObject({ ...described, ContentDisposition: "inline" });
    expect(found.ExpiresString).toBe("Wed, 02 Jan 2030 03:04:05 GMT");
  });

  test("is no more when overwritten without it", async () => {
    const put = { Bucket: endpoint.bucket, Key: "overwritten", Body: "x" };
    await endpoint.s3.send(new PutObjectCommand({ ...put, Metadata: { a: "1" }, CacheControl: "no-store" }));
    await endpoint.s3.send(new PutObjectCommand({ ...put, Metadata: { b: "2" } }));
    const found = await head({ Key: "overwritten" });

    expect(found.Metadata).toEqual({ b: "2" });
    expect(found.CacheControl).toBeUndefined();
  });

  test("has a type even when none was given", async () => {
    expect(await head({})).toMatchObject({ ContentType: "application/octet-stream", AcceptRanges: "bytes" });
  });

  test("can be overridden by a signed address", async () => {
    const command = new GetObjectCommand({
      Bucket: endpoint.bucket,
      Key,
      ResponseCacheControl: "no-store",
      ResponseContentDisposition: "attachment; filename*=UTF-8''%C3%A9t%C3%A9.txt",
      ResponseContentLanguage: "de",
      ResponseContentType: "text/html",
    });
    const answer = await fetch(await getSignedUrl(endpoint.s3, command));

    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "cache-control": "no-store",
      "content-disposition": "attachment; filename*=UTF-8''%C3%A9t%C3%A9.txt",
      "content-language": "de",
      "content-type": "text/html",
    });
  });

  test("is copied along, or replaced when asked", async () => {
    const Bucket = endpoint.bucket;
    const CopySource = `${Bucket}/described-source`;
    await endpoint.s3.send(
      new PutObjectCommand({ Bucket, Key: "described-source", Body: "x", Metadata: { a: "1" } }),
    );
    await endpoint.s3.send(new CopyObjectCommand({ Bucket, Key: "copied", CopySource }));
    const replacement = {
      MetadataDirective: "REPLACE",
      Metadata: { b: "2" },
      ContentType: "text/css",
    } as const;
    await endpoint.s3.send(new CopyObjectCommand({ Bucket, Key: "replaced", CopySource, ...replacement }));

    expect((await head({ Key: "copied" })).Metadata).toEqual({ a: "1" });
    expect(await head({ Key: "replaced" })).toMatchObject({ Metadata: { b: "2" }, ContentType: "text/css" });
  });
});

test.each([
  ["object", { Key: "missing" }, "NoSuchKey"],
  ["bucket", { Bucket: "no-such-bucket-here" }, "NoSuchBucket"],
])("a missing %s is told from its name", async (_, where, name) => {
  await expect(get(where)).rejects.toMatchObject({ name, ...status(404) });
  await expect(head(where)).rejects.toMatchObject(status(404));
});
