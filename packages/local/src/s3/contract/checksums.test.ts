import { createHash } from "node:crypto";
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";
import { presign, sendRaw } from "./raw-request.ts";

const endpoint = useEndpoint();
const put = (Key: string, Body: string | Buffer, options: object = {}) =>
  endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key, Body, ...options }));
const head = (Key: string, options: object = { ChecksumMode: "ENABLED" }) =>
  endpoint.s3.send(new HeadObjectCommand({ Bucket: endpoint.bucket, Key, ...options }));
const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");
const missing = { $metadata: expect.objectContaining({ httpStatusCode: 404 }) };

describe("a checksum of the whole object", () => {
  test.each(["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const)(
    "in %s is verified, kept and told again",
    async (algorithm) => {
      const body = Buffer.alloc(100_000, algorithm);
      const sent = await put("checked", body, { ChecksumAlgorithm: algorithm });
      const field = `Checksum${algorithm}` as const;

      expect(sent[field]).toBeDefined();
      expect(await head("checked")).toMatchObject({ [field]: sent[field], ChecksumType: "FULL_OBJECT" });
      expect((await head("checked", {}))[field]).toBeUndefined();
    },
  );

  test("in SHA-256 is the digest that anyone would compute", async () => {
    await put("digest", "hello", { ChecksumSHA256: sha256("hello") });
    const get = { Bucket: endpoint.bucket, Key: "digest", ChecksumMode: "ENABLED" } as const;

    expect((await endpoint.s3.send(new GetObjectCommand(get))).ChecksumSHA256).toBe(sha256("hello"));
  });

  test.each([
    ["CRC32", "ChecksumCRC32", "AAAAAA=="],
    ["CRC32C", "ChecksumCRC32C", "AAAAAA=="],
    ["CRC64NVME", "ChecksumCRC64NVME", "AAAAAAAAAAA="],
    ["SHA1", "ChecksumSHA1", Buffer.alloc(20).toString("base64")],
    ["SHA256", "ChecksumSHA256", Buffer.alloc(32).toString("base64")],
    ["MD5", "ContentMD5", Buffer.alloc(16).toString("base64")],
  ])("in %s that is wrong refuses the body and keeps nothing", async (name, field, value) => {
    const key = `wrong-${name}`;

    await expect(put(key, "hello", { [field]: value })).rejects.toMatchObject({
      name: "BadDigest",
      $metadata: { httpStatusCode: 400 },
    });
    await expect(head(key)).rejects.toMatchObject(missing);
  });

  test("that cannot be one is refused", async () => {
    await expect(put("odd", "hello", { ContentMD5: "short" })).rejects.toMatchObject({
      name: "InvalidDigest",
    });
    await expect(put("odd", "hello", { ChecksumSHA256: "short" })).rejects.toMatchObject({
      name: "InvalidRequest",
    });
    const two = { ChecksumSHA256: sha256("hello"), ChecksumSHA1: Buffer.alloc(20).toString("base64") };
    await expect(put("odd", "hello", two)).rejects.toMatchObject({ name: "InvalidRequest" });
  });
});

describe("a checksum in a presigned address", () => {
  const signed = (key: string, checksum: string) =>
    presign(endpoint, {
      method: "PUT",
      path: `/${endpoint.bucket}/${key}`,
      headers: { "content-length": "5", "x-amz-checksum-sha256": checksum },
    });

  test("lets exactly these bytes in", async () => {
    const request = await signed("presigned", sha256("hello"));

    expect(await sendRaw(endpoint, { ...request, body: "hullo" })).toMatchObject({
      status: 400,
      code: "BadDigest",
    });
    await expect(head("presigned")).rejects.toMatchObject(missing);
    expect(await sendRaw(endpoint, { ...request, body: "hello" })).toMatchObject({
      status: 200,
      headers: { "x-amz-checksum-sha256": sha256("hello") },
    });
    expect(await head("presigned")).toMatchObject({ ChecksumSHA256: sha256("hello") });
  });

  test.each([
    ["left out", { "content-length": "5" }],
    [
      "exchanged for that of other bytes",
      { "content-length": "5", "x-amz-checksum-sha256": sha256("hullo") },
    ],
  ])("cannot be %s", async (_, headers) => {
    const request = await signed("exchanged", sha256("hello"));

    expect(await sendRaw(endpoint, { ...request, headers, body: "hullo" })).toMatchObject({
      status: 403,
      code: "SignatureDoesNotMatch",
    });
  });

  test("counts just as well when the presigner has moved it into the query", async () => {
    const target = { Bucket: endpoint.bucket, Key: "hoisted" };
    const command = new PutObjectCommand({ ...target, ChecksumSHA256: sha256("hello") });
    const url = await getSignedUrl(endpoint.s3, command, { expiresIn: 60 });

    expect(new URL(url).searchParams.get("x-amz-checksum-sha256")).toBe(sha256("hello"));
    expect((await fetch(url, { method: "PUT", body: "hullo" })).status).toBe(400);
    expect((await fetch(url, { method: "PUT", body: "hello" })).status).toBe(200);
  });
});
