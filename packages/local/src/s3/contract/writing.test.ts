import { createHash } from "node:crypto";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";

const endpoint = useEndpoint();
const put = (Key: string, Body: string | Buffer, options: object = {}) =>
  endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key, Body, ...options }));
const read = async (Key: string) => {
  const found = await endpoint.s3.send(new GetObjectCommand({ Bucket: endpoint.bucket, Key }));
  return Buffer.from((await found.Body?.transformToByteArray()) ?? []);
};
const remove = (Key: string, options: object = {}) =>
  endpoint.s3.send(new DeleteObjectCommand({ Bucket: endpoint.bucket, Key, ...options }));
const copy = (from: string, to: string, options: object = {}) =>
  endpoint.s3.send(
    new CopyObjectCommand({
      Bucket: endpoint.bucket,
      CopySource: encodeURIComponent(`${endpoint.bucket}/${from}`),
      Key: to,
      ...options,
    }),
  );
const status = (httpStatusCode: number) => ({ $metadata: expect.objectContaining({ httpStatusCode }) });

describe("keys", () => {
  test.each([
    "plain.txt",
    "with space",
    "a/b/c",
    "/leading",
    "trailing/",
    "double//slash",
    "../../etc/passwd",
    ".",
    "..",
    "%41%2f",
    "plus+and&amp;",
    "quote\"'<>",
    "été 😀 \uff21",
    "new\nline",
    "back\\slash",
    "__proto__",
    "*?[]{}|^`~#!$,;=@()",
    "x".repeat(1024),
  ])("%j is only a name", async (key) => {
    await put(key, key);

    expect((await read(key)).toString()).toBe(key);
    expect((await copy(key, "copied")).CopyObjectResult?.ETag).toBeDefined();
    const listed = await endpoint.s3.send(
      new ListObjectsV2Command({ Bucket: endpoint.bucket, Prefix: key, EncodingType: "url" }),
    );
    expect(listed.Contents?.map((object) => decodeURIComponent(object.Key ?? ""))).toContain(key);
    await remove(key);
    await expect(read(key)).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  test("one byte more than 1024 is too long", async () => {
    await expect(put("é".repeat(513), "x")).rejects.toMatchObject({
      name: "KeyTooLongError",
      ...status(400),
    });
  });
});

describe("sizes", () => {
  // Around the limits of 16 KiB, 512 KiB and 1 MiB at which the store at hand changes its ways.
  test.each([0, 1, 16_383, 16_384, 16_385, 524_287, 524_288, 524_289, 1_048_576, 1_048_577, 3_000_001])(
    "%d bytes",
    async (size) => {
      const body = Buffer.alloc(size, "0123456789abcdef-");
      const { ETag } = await put("sized", body);

      expect(body.equals(await read("sized"))).toBe(true);
      expect(ETag).toBe(`"${createHash("md5").update(body).digest("hex")}"`);
    },
  );
});

describe("conditions", () => {
  test("If-None-Match: * never replaces an object", async () => {
    expect(await put("once", "first", { IfNoneMatch: "*" })).toMatchObject(status(200));
    await expect(put("once", "second", { IfNoneMatch: "*" })).rejects.toMatchObject({
      name: "PreconditionFailed",
      ...status(412),
    });
    expect((await read("once")).toString()).toBe("first");
  });

  test("of many writers at once with If-None-Match: * exactly one wins", async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => put("race", `writer ${n}`, { IfNoneMatch: "*" })),
    );
    const winner = tries.findIndex(({ status: outcome }) => outcome === "fulfilled");

    expect(tries.filter(({ status: outcome }) => outcome === "fulfilled")).toHaveLength(1);
    expect((await read("race")).toString()).toBe(`writer ${winner}`);
  });

  test("If-Match replaces only what it names", async () => {
    const { ETag } = await put("versioned", "first");
    await put("versioned", "second", { IfMatch: ETag });

    await expect(put("versioned", "third", { IfMatch: ETag })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    await expect(put("never-there", "x", { IfMatch: ETag })).rejects.toMatchObject({ name: "NoSuchKey" });
    expect((await read("versioned")).toString()).toBe("second");
  });

  test("If-Match deletes only what it names", async () => {
    const { ETag } = await put("doomed", "x");

    await expect(remove("doomed", { IfMatch: '"other"' })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    expect(await remove("doomed", { IfMatch: ETag })).toMatchObject(status(204));
  });
});

describe("deleting", () => {
  test("what is not there succeeds", async () => {
    expect(await remove("never-there")).toMatchObject(status(204));
  });

  test("many at once tells of each, or quietly of none", async () => {
    await Promise.all(["one", "two", "<three>&"].map((key) => put(key, key)));
    const many = (keys: string[], Quiet: boolean) =>
      endpoint.s3.send(
        new DeleteObjectsCommand({
          Bucket: endpoint.bucket,
          Delete: { Objects: keys.map((Key) => ({ Key })), Quiet },
        }),
      );

    expect((await many(["one", "<three>&", "missing"], false)).Deleted?.map(({ Key }) => Key)).toEqual([
      "one",
      "<three>&",
      "missing",
    ]);
    expect((await many(["two"], true)).Deleted).toBeUndefined();
    await expect(read("<three>&")).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(read("two")).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  test("more than 1000 at once is refused", async () => {
    const Objects = Array.from({ length: 1001 }, (_, n) => ({ Key: `k${n}` }));
    const command = new DeleteObjectsCommand({ Bucket: endpoint.bucket, Delete: { Objects } });

    await expect(endpoint.s3.send(command)).rejects.toMatchObject({ name: "MalformedXML" });
  });

  test("many at once needs a key for each", async () => {
    const Delete = { Objects: [{ Key: "" }] };
    const command = new DeleteObjectsCommand({ Bucket: endpoint.bucket, Delete });

    await expect(endpoint.s3.send(command)).rejects.toMatchObject({ name: "UserKeyMustBeSpecified" });
  });
});

describe("copying", () => {
  test("keeps the bytes when the source is overwritten or deleted", async () => {
    for (const size of [100, 100_000]) {
      const body = Buffer.alloc(size, "source ");
      await put("source", body);
      await copy("source", "target");
      await put("source", "overwritten");
      await remove("source");

      expect(body.equals(await read("target"))).toBe(true);
    }
  });

  test("onto itself needs a change", async () => {
    await put("self", "x");

    await expect(copy("self", "self")).rejects.toMatchObject({ name: "InvalidRequest" });
    await copy("self", "self", { MetadataDirective: "REPLACE", Metadata: { a: "1" } });
    expect((await read("self")).toString()).toBe("x");
  });

  test("heeds conditions on the source", async () => {
    const { ETag } = await put("conditional", "x");
    const refused = { name: "PreconditionFailed", ...status(412) };

    await expect(copy("conditional", "c", { CopySourceIfMatch: '"other"' })).rejects.toMatchObject(refused);
    await expect(copy("conditional", "c", { CopySourceIfNoneMatch: ETag })).rejects.toMatchObject(refused);
    expect(await copy("conditional", "c", { CopySourceIfMatch: ETag })).toMatchObject(status(200));
    expect(await copy("conditional", "c", { CopySourceIfNoneMatch: '"other"' })).toMatchObject(status(200));
  });

  test("from nothing, or from what cannot be understood, is refused", async () => {
    await put("source", "x");
    const CopySource = `${endpoint.bucket}/source`;

    await expect(copy("never-there", "c")).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(copy("", "c", { CopySource: `${CopySource}?part=1` })).rejects.toMatchObject({
      name: "InvalidArgument",
    });
    await expect(copy("", "c", { CopySource: `${CopySource}?versionId=1` })).rejects.toMatchObject({
      name: "NoSuchVersion",
    });
    await copy("", "c", { CopySource: `${CopySource}?versionId=null` });
  });
});

describe("two at once", () => {
  test("the last of two writers wins whole", async () => {
    const bodies = Array.from({ length: 6 }, (_, n) => Buffer.alloc(400_000, String(n)));
    await Promise.all(bodies.map((body) => put("contested", body)));
    const found = await read("contested");

    expect(bodies.some((body) => body.equals(found))).toBe(true);
  });

  test("a read under way finishes whole while its object is overwritten and deleted", async () => {
    const body = Buffer.alloc(20_000_000, "still here ");
    await put("in-use", body);
    const reading = await endpoint.s3.send(new GetObjectCommand({ Bucket: endpoint.bucket, Key: "in-use" }));
    await put("in-use", "other");
    await remove("in-use");

    expect(Buffer.from((await reading.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
  });
});
