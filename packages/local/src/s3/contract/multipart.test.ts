import { createHash, randomBytes } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type ChecksumAlgorithm,
  type ChecksumType,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";

const endpoint = useEndpoint();
const MIN = 5 * 1024 * 1024;
const bytes = randomBytes(2 * MIN + 1000);
const pieces = [bytes.subarray(0, MIN), bytes.subarray(MIN, 2 * MIN), bytes.subarray(2 * MIN)];
const md5 = (...of: Uint8Array[]) => createHash("md5").update(Buffer.concat(of)).digest();

async function start(Key: string, options: object = {}): Promise<string> {
  const command = new CreateMultipartUploadCommand({ Bucket: endpoint.bucket, Key, ...options });
  return (await endpoint.s3.send(command)).UploadId ?? "";
}
async function send(
  Key: string,
  UploadId: string,
  PartNumber: number,
  Body: Uint8Array,
  options: object = {},
) {
  const command = new UploadPartCommand({
    Bucket: endpoint.bucket,
    Key,
    UploadId,
    PartNumber,
    Body,
    ...options,
  });
  return { PartNumber, ...(await endpoint.s3.send(command)) };
}
const complete = (Key: string, UploadId: string, Parts: CompletedPart[], options: object = {}) =>
  endpoint.s3.send(
    new CompleteMultipartUploadCommand({
      Bucket: endpoint.bucket,
      Key,
      UploadId,
      MultipartUpload: { Parts },
      ...options,
    }),
  );
const abort = (Key: string, UploadId: string) =>
  endpoint.s3.send(new AbortMultipartUploadCommand({ Bucket: endpoint.bucket, Key, UploadId }));
const head = (Key: string, options: object = {}) =>
  endpoint.s3.send(new HeadObjectCommand({ Bucket: endpoint.bucket, Key, ...options }));
async function read(Key: string, options: object = {}): Promise<Buffer> {
  const found = await endpoint.s3.send(new GetObjectCommand({ Bucket: endpoint.bucket, Key, ...options }));
  return Buffer.from((await found.Body?.transformToByteArray()) ?? []);
}
async function upload(Key: string, options: object = {}) {
  const id = await start(Key, options);
  const parts = await Promise.all(pieces.map((piece, index) => send(Key, id, index + 1, piece, options)));
  return { id, parts };
}

describe("a whole upload", () => {
  test("joins its parts in order and keeps what was said at its start", async () => {
    const { id, parts } = await upload("whole", { ContentType: "video/mp4", Metadata: { colour: "green" } });
    const done = await complete("whole", id, parts);

    expect((await read("whole")).equals(bytes)).toBe(true);
    expect(done.ETag).toBe(`"${md5(...pieces.map((piece) => md5(piece))).toString("hex")}-3"`);
    expect(await head("whole")).toMatchObject({
      ContentLength: bytes.length,
      ContentType: "video/mp4",
      ETag: done.ETag,
      Metadata: { colour: "green" },
    });
  });

  test("may leave out parts that were sent, and keeps the last of those sent twice", async () => {
    const id = await start("chosen");
    await send("chosen", id, 1, pieces[1] ?? bytes);
    const parts = [
      await send("chosen", id, 1, pieces[0] ?? bytes),
      await send("chosen", id, 7, pieces[2] ?? bytes),
    ];
    await send("chosen", id, 3, randomBytes(100));
    await complete("chosen", id, parts);

    expect((await read("chosen")).equals(Buffer.concat([pieces[0] ?? bytes, pieces[2] ?? bytes]))).toBe(true);
  });

  test("can be completed again when the first answer was lost", async () => {
    const { id, parts } = await upload("again");
    const first = await complete("again", id, parts);

    expect((await complete("again", id, parts)).ETag).toBe(first.ETag);
  });

  test("is read part by part", async () => {
    const { id, parts } = await upload("parted");
    await complete("parted", id, parts);

    expect((await read("parted", { PartNumber: 2 })).equals(pieces[1] ?? bytes)).toBe(true);
    expect(await head("parted", { PartNumber: 3 })).toMatchObject({ ContentLength: 1000, PartsCount: 3 });
    await expect(head("parted", { PartNumber: 4 })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 416 },
    });
    const range = `bytes=${MIN - 2}-${MIN + 1}`;
    expect((await read("parted", { Range: range })).equals(bytes.subarray(MIN - 2, MIN + 2))).toBe(true);
    const command = new GetObjectAttributesCommand({
      Bucket: endpoint.bucket,
      Key: "parted",
      ObjectAttributes: ["ObjectSize", "ObjectParts"],
    });
    expect(await endpoint.s3.send(command)).toMatchObject({
      ObjectSize: bytes.length,
      ObjectParts: { TotalPartsCount: 3 },
    });
  });
});

describe("a completion is refused", () => {
  test.each([
    [
      "with a part that was never sent",
      (parts: CompletedPart[]) => [...parts, { PartNumber: 9, ETag: '"x"' }],
      "InvalidPart",
    ],
    [
      "with a wrong ETag",
      ([first, ...rest]: CompletedPart[]) => [{ ...first, ETag: '"x"' }, ...rest],
      "InvalidPart",
    ],
    ["out of order", (parts: CompletedPart[]) => parts.toReversed(), "InvalidPartOrder"],
    [
      "with a part named twice",
      ([first, ...rest]: CompletedPart[]) => [{ ...first }, { ...first }, ...rest],
      "InvalidPartOrder",
    ],
    ["without parts", () => [], "MalformedXML"],
  ])("%s, and the upload stays", async (_, alter, name) => {
    const { id, parts } = await upload("refused");

    await expect(complete("refused", id, alter(parts))).rejects.toMatchObject({ name });
    await complete("refused", id, parts);
  });

  test("with a part too small to stand before others", async () => {
    const id = await start("small");
    const parts = [
      await send("small", id, 1, randomBytes(100)),
      await send("small", id, 2, randomBytes(100)),
    ];

    await expect(complete("small", id, parts)).rejects.toMatchObject({ name: "EntityTooSmall" });
  });

  test("by If-None-Match: * when the object is there by now", async () => {
    const { id, parts } = await upload("guarded");
    await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: "guarded", Body: "first" }));

    await expect(complete("guarded", id, parts, { IfNoneMatch: "*" })).rejects.toMatchObject({
      name: "PreconditionFailed",
      $metadata: { httpStatusCode: 412 },
    });
    expect((await read("guarded")).toString()).toBe("first");
  });

  test("for an upload that is not, was aborted, or is of another key", async () => {
    const { id, parts } = await upload("known");
    const refused = { name: "NoSuchUpload", $metadata: { httpStatusCode: 404 } };

    await expect(complete("unknown", id, parts)).rejects.toMatchObject(refused);
    await expect(complete("known", "no-such-upload", parts)).rejects.toMatchObject(refused);
    await abort("known", id);
    await expect(complete("known", id, parts)).rejects.toMatchObject(refused);
    await expect(abort("known", id)).rejects.toMatchObject(refused);
    await expect(send("known", id, 1, bytes)).rejects.toMatchObject(refused);
    await expect(head("known")).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
  });
});

describe("an upload under way", () => {
  test.each([0, 10_001])("has no part %d", async (number) => {
    const id = await start("numbered");

    await expect(send("numbered", id, number, bytes)).rejects.toMatchObject({ name: "InvalidArgument" });
  });

  test("lists its parts, page by page", async () => {
    const { id } = await upload("listed");
    const page = (options: object) =>
      endpoint.s3.send(
        new ListPartsCommand({ Bucket: endpoint.bucket, Key: "listed", UploadId: id, ...options }),
      );
    const first = await page({ MaxParts: 2 });

    expect(first).toMatchObject({
      IsTruncated: true,
      NextPartNumberMarker: "2",
      Parts: [{ PartNumber: 1, Size: MIN }, {}],
    });
    expect(await page({ PartNumberMarker: "2" })).toMatchObject({
      IsTruncated: false,
      Parts: [{ PartNumber: 3, Size: 1000, ETag: `"${md5(pieces[2] ?? bytes).toString("hex")}"` }],
    });
  });

  test("is listed with the others of its bucket, and is no object", async () => {
    const ids = [await start("under-way/a"), await start("under-way/a"), await start("under-way/b/c")];
    const list = (options: object) =>
      endpoint.s3.send(
        new ListMultipartUploadsCommand({ Bucket: endpoint.bucket, Prefix: "under-way/", ...options }),
      );
    const first = await list({ MaxUploads: 1 });
    const rest = await list({ KeyMarker: first.NextKeyMarker, UploadIdMarker: first.NextUploadIdMarker });
    const found = [...(first.Uploads ?? []), ...(rest.Uploads ?? [])].map(({ UploadId }) => UploadId);

    expect(first.IsTruncated).toBe(true);
    expect(found).toHaveLength(3);
    expect(new Set(found)).toEqual(new Set(ids));
    expect((await list({ Delimiter: "/" })).CommonPrefixes).toEqual([{ Prefix: "under-way/b/" }]);
    await expect(head("under-way/a")).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
  });
});

describe("parts copied from an object", () => {
  test("hold the range asked for, whatever becomes of the source", async () => {
    await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: "source", Body: bytes }));
    await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: "tiny", Body: "tiny" }));
    const id = await start("composed");
    const copy = async (PartNumber: number, from: string, CopySourceRange?: string) => {
      const CopySource = `${endpoint.bucket}/${from}`;
      const target = { Bucket: endpoint.bucket, Key: "composed", UploadId: id };
      const command = new UploadPartCopyCommand({ ...target, PartNumber, CopySource, CopySourceRange });
      return { PartNumber, ETag: (await endpoint.s3.send(command)).CopyPartResult?.ETag };
    };
    const parts = [await copy(1, "source", `bytes=10-${MIN + 9}`), await copy(2, "tiny")];

    await expect(copy(3, "source", "bytes=0-99999999")).rejects.toMatchObject({ name: "InvalidRange" });
    await expect(copy(3, "source", "bytes=0-")).rejects.toMatchObject({ name: "InvalidArgument" });
    await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: "source", Body: "gone" }));
    await complete("composed", id, parts);
    expect(
      (await read("composed")).equals(Buffer.concat([bytes.subarray(10, MIN + 10), Buffer.from("tiny")])),
    ).toBe(true);
  });
});

describe("checksums", () => {
  const cases: [ChecksumAlgorithm, ChecksumType][] = [
    ["CRC32", "COMPOSITE"],
    ["SHA256", "COMPOSITE"],
    ["CRC32", "FULL_OBJECT"],
    ["CRC32C", "FULL_OBJECT"],
    ["CRC64NVME", "FULL_OBJECT"],
  ];

  test.each(cases)("%s, %s", async (ChecksumAlgorithm, ChecksumType) => {
    const key = `${ChecksumAlgorithm}-${ChecksumType}`;
    const id = await start(key, { ChecksumAlgorithm, ChecksumType });
    const send1 = (piece: Uint8Array, index: number) =>
      send(key, id, index + 1, piece, { ChecksumAlgorithm });
    const parts = await Promise.all(pieces.map(send1));
    const field = `Checksum${ChecksumAlgorithm}` as const;
    const wrong = Buffer.alloc(ChecksumAlgorithm === "CRC64NVME" ? 8 : 4).toString("base64");
    await expect(complete(key, id, parts, { [field]: wrong })).rejects.toMatchObject({ name: "BadDigest" });
    await complete(key, id, parts);
    const found = Object.entries(await head(key, { ChecksumMode: "ENABLED" }));
    const whole = new PutObjectCommand({
      Bucket: endpoint.bucket,
      Key: "whole-sum",
      Body: bytes,
      ChecksumAlgorithm,
    });
    const [, expected] = Object.entries(await endpoint.s3.send(whole)).find(([name]) => name === field) ?? [];

    expect(found).toContainEqual(["ChecksumType", ChecksumType]);
    const value = ChecksumType === "FULL_OBJECT" ? expected : expect.stringMatching(/=-3$/);
    expect(found).toContainEqual([field, value]);
  });

  test("a part that was altered on its way is refused", async () => {
    const id = await start("altered");

    await expect(send("altered", id, 1, bytes, { ChecksumCRC32: "AAAAAA==" })).rejects.toMatchObject({
      name: "BadDigest",
    });
  });
});
