import { createHash, randomBytes } from "node:crypto";
import {
  type ChecksumAlgorithm,
  type ChecksumType,
  type CompletedPart,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";
import { MIN_PART_BYTES, multipartClient } from "./multipart-client.ts";
import { presign, sendRaw } from "./raw-request.ts";

const endpoint = useEndpoint();
const { start, send, complete, head, read } = multipartClient(endpoint);
const bytes = randomBytes(MIN_PART_BYTES + 1000);
const pieces = [bytes.subarray(0, MIN_PART_BYTES), bytes.subarray(MIN_PART_BYTES)] as const;
const sha256 = (of: Uint8Array) => createHash("sha256").update(of).digest();
const digests = pieces.map(sha256);
const composite = sha256(Buffer.concat(digests)).toString("base64");
const SHA256 = { ChecksumAlgorithm: "SHA256" } as const;
const ENABLED = { ChecksumMode: "ENABLED" } as const;

async function upload(
  key: string,
  options: { ChecksumAlgorithm: ChecksumAlgorithm; ChecksumType?: ChecksumType },
) {
  const id = await start(key, options);
  const { ChecksumAlgorithm } = options;
  const parts: CompletedPart[] = await Promise.all(
    pieces.map((piece, index) => send(key, id, index + 1, piece, { ChecksumAlgorithm })),
  );
  return { id, parts };
}

describe("the SHA-256 of a whole upload", () => {
  test("is that of its parts' digests, and their number", async () => {
    const { id, parts } = await upload("composed", SHA256);

    expect(parts.map(({ ChecksumSHA256 }) => ChecksumSHA256)).toEqual(
      digests.map((digest) => digest.toString("base64")),
    );
    const done = await complete("composed", id, parts, { ChecksumSHA256: `${composite}-2` });
    expect(done).toMatchObject({ ChecksumSHA256: `${composite}-2`, ChecksumType: "COMPOSITE" });
    expect(await head("composed", ENABLED)).toMatchObject({
      ChecksumSHA256: `${composite}-2`,
      ChecksumType: "COMPOSITE",
    });
  });

  test("can be looked up, part by part", async () => {
    const { id, parts } = await upload("attributes", SHA256);
    const target = { Bucket: endpoint.bucket, Key: "attributes" };
    const listed = await endpoint.s3.send(new ListPartsCommand({ ...target, UploadId: id }));
    await complete("attributes", id, parts);
    const command = new GetObjectAttributesCommand({
      ...target,
      ObjectAttributes: ["Checksum", "ObjectParts"],
    });
    const own = digests.map((digest) => ({ ChecksumSHA256: digest.toString("base64") }));

    expect(listed).toMatchObject({ ...SHA256, ChecksumType: "COMPOSITE", Parts: own });
    expect(await endpoint.s3.send(command)).toMatchObject({
      Checksum: { ChecksumSHA256: composite, ChecksumType: "COMPOSITE" },
      ObjectParts: { TotalPartsCount: 2, Parts: own },
    });
    expect(await head("attributes", { ...ENABLED, PartNumber: 2 })).toMatchObject(own[1] ?? {});
  });

  test("covers parts that were copied", async () => {
    await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: "source", Body: bytes }));
    const id = await start("copied", SHA256);
    const copy = new UploadPartCopyCommand({
      Bucket: endpoint.bucket,
      Key: "copied",
      UploadId: id,
      PartNumber: 1,
      CopySource: `${endpoint.bucket}/source`,
      CopySourceRange: `bytes=0-${MIN_PART_BYTES - 1}`,
    });
    const { CopyPartResult } = await endpoint.s3.send(copy);
    const parts = [{ PartNumber: 1, ...CopyPartResult }, await send("copied", id, 2, pieces[1], SHA256)];

    expect(await complete("copied", id, parts)).toMatchObject({ ChecksumSHA256: `${composite}-2` });
  });
});

describe("a part's SHA-256", () => {
  test("is verified, also where it is part of a presigned address", async () => {
    const id = await start("part", SHA256);
    const checksum = sha256(Buffer.from("hello")).toString("base64");
    const request = await presign(endpoint, {
      method: "PUT",
      path: `/${endpoint.bucket}/part`,
      query: { partNumber: "1", uploadId: id },
      headers: { "content-length": "5", "x-amz-checksum-sha256": checksum },
    });

    expect(await sendRaw(endpoint, { ...request, body: "hullo" })).toMatchObject({
      status: 400,
      code: "BadDigest",
    });
    const listed = new ListPartsCommand({ Bucket: endpoint.bucket, Key: "part", UploadId: id });
    expect((await endpoint.s3.send(listed)).Parts).toBeUndefined();
    expect((await sendRaw(endpoint, { ...request, body: "hello" })).status).toBe(200);
    expect((await endpoint.s3.send(listed)).Parts).toMatchObject([{ ChecksumSHA256: checksum, Size: 5 }]);
  });

  test("must come with the part when the upload was started for it", async () => {
    const id = await start("bare", SHA256);
    const request = await presign(endpoint, {
      method: "PUT",
      path: `/${endpoint.bucket}/bare`,
      query: { partNumber: "1", uploadId: id },
      headers: { "content-length": "5" },
    });

    expect(await sendRaw(endpoint, { ...request, body: "hello" })).toMatchObject({
      status: 400,
      code: "InvalidRequest",
    });
    await expect(send("bare", id, 1, bytes, { ChecksumAlgorithm: "CRC32" })).rejects.toMatchObject({
      name: "InvalidRequest",
    });
  });
});

describe("a completion", () => {
  const other = Buffer.alloc(32).toString("base64");

  test.each([
    ["a wrong checksum of a part", { ChecksumSHA256: other }, {}, "InvalidPart"],
    ["no checksum of a part", { ChecksumSHA256: undefined }, {}, "InvalidRequest"],
    ["a wrong checksum of the whole", {}, { ChecksumSHA256: `${other}-2` }, "BadDigest"],
    ["a wrong number of parts", {}, { ChecksumSHA256: `${composite}-3` }, "BadDigest"],
    ["a checksum of another kind", {}, { ChecksumCRC32: "AAAAAA==" }, "InvalidRequest"],
    ["another type of checksum", {}, { ChecksumType: "FULL_OBJECT" }, "InvalidRequest"],
    ["a wrong size", {}, { MpuObjectSize: 1 }, "InvalidRequest"],
  ])("with %s is refused, and the upload stays", async (_, ofFirst, ofWhole, name) => {
    const { id, parts } = await upload("refused", SHA256);
    const [first, ...rest] = parts;

    await expect(complete("refused", id, [{ ...first, ...ofFirst }, ...rest], ofWhole)).rejects.toMatchObject(
      {
        name,
        $metadata: { httpStatusCode: 400 },
      },
    );
    await complete("refused", id, parts);
  });
});

describe("a checksum of all bytes, put together from those of the parts", () => {
  test.each(["CRC32", "CRC32C", "CRC64NVME"] as const)("in %s", async (ChecksumAlgorithm) => {
    const field = `Checksum${ChecksumAlgorithm}` as const;
    const single = new PutObjectCommand({
      Bucket: endpoint.bucket,
      Key: "one",
      Body: bytes,
      ChecksumAlgorithm,
    });
    const expected = (await endpoint.s3.send(single))[field];
    const { id, parts } = await upload("whole", { ChecksumAlgorithm, ChecksumType: "FULL_OBJECT" });
    // Whoever completes the upload need not know the checksums of its parts.
    const known = parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
    await complete("whole", id, known, { [field]: expected });

    expect(await head("whole", ENABLED)).toMatchObject({ [field]: expected, ChecksumType: "FULL_OBJECT" });
    expect((await read("whole", { ...ENABLED, PartNumber: 2 })).equals(pieces[1])).toBe(true);
  });

  test("need not come with any part", async () => {
    const options = { ChecksumAlgorithm: "CRC32", ChecksumType: "FULL_OBJECT" };
    const id = await start("unchecked", options);
    const request = await presign(endpoint, {
      method: "PUT",
      path: `/${endpoint.bucket}/unchecked`,
      query: { partNumber: "1", uploadId: id },
      headers: { "content-length": "5" },
    });
    const { headers } = await sendRaw(endpoint, { ...request, body: "hello" });
    await complete("unchecked", id, [{ PartNumber: 1, ETag: String(headers.etag) }]);

    expect(await head("unchecked", ENABLED)).toMatchObject({ ChecksumCRC32: "NhCmhg==" });
  });
});

test.each([
  ["SHA256", "FULL_OBJECT"],
  ["SHA1", "FULL_OBJECT"],
  ["CRC64NVME", "COMPOSITE"],
  [undefined, "FULL_OBJECT"],
] as const)("an upload cannot be started for %s, %s", async (ChecksumAlgorithm, ChecksumType) => {
  const target = { Bucket: endpoint.bucket, Key: "impossible" };
  const command = new CreateMultipartUploadCommand({ ...target, ChecksumAlgorithm, ChecksumType });

  await expect(endpoint.s3.send(command)).rejects.toMatchObject({ name: "InvalidRequest" });
});
