import { createHash, randomBytes } from "node:crypto";
import {
  GetObjectAttributesCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";
import { MIN_PART_BYTES, multipartClient } from "./multipart-client.ts";

const endpoint = useEndpoint();
const { start, send, complete, upload, head, read } = multipartClient(endpoint);
const bytes = randomBytes(2 * MIN_PART_BYTES + 1000);
const pieces = [
  bytes.subarray(0, MIN_PART_BYTES),
  bytes.subarray(MIN_PART_BYTES, 2 * MIN_PART_BYTES),
  bytes.subarray(2 * MIN_PART_BYTES),
];
const md5 = (...of: Uint8Array[]) => createHash("md5").update(Buffer.concat(of)).digest();

describe("a whole upload", () => {
  test("joins its parts in order and keeps what was said at its start", async () => {
    const { id, parts } = await upload("whole", pieces, {
      ContentType: "video/mp4",
      Metadata: { colour: "green" },
    });
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
    const { id, parts } = await upload("again", pieces);
    const first = await complete("again", id, parts);

    expect((await complete("again", id, parts)).ETag).toBe(first.ETag);
  });

  test("is read part by part", async () => {
    const { id, parts } = await upload("parted", pieces);
    await complete("parted", id, parts);

    expect((await read("parted", { PartNumber: 2 })).equals(pieces[1] ?? bytes)).toBe(true);
    expect(await head("parted", { PartNumber: 3 })).toMatchObject({ ContentLength: 1000, PartsCount: 3 });
    await expect(head("parted", { PartNumber: 4 })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 416 },
    });
    const range = `bytes=${MIN_PART_BYTES - 2}-${MIN_PART_BYTES + 1}`;
    expect(
      (await read("parted", { Range: range })).equals(bytes.subarray(MIN_PART_BYTES - 2, MIN_PART_BYTES + 2)),
    ).toBe(true);
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

describe("an upload under way", () => {
  test.each([0, 10_001])("has no part %d", async (number) => {
    const id = await start("numbered");

    await expect(send("numbered", id, number, bytes)).rejects.toMatchObject({ name: "InvalidArgument" });
  });

  test("lists its parts, page by page", async () => {
    const { id } = await upload("listed", pieces);
    const page = (options: object) =>
      endpoint.s3.send(
        new ListPartsCommand({ Bucket: endpoint.bucket, Key: "listed", UploadId: id, ...options }),
      );
    const first = await page({ MaxParts: 2 });

    expect(first).toMatchObject({
      IsTruncated: true,
      NextPartNumberMarker: "2",
      Parts: [{ PartNumber: 1, Size: MIN_PART_BYTES }, {}],
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
    const parts = [await copy(1, "source", `bytes=10-${MIN_PART_BYTES + 9}`), await copy(2, "tiny")];

    await expect(copy(3, "source", "bytes=0-99999999")).rejects.toMatchObject({ name: "InvalidRange" });
    await expect(copy(3, "source", "bytes=0-")).rejects.toMatchObject({ name: "InvalidArgument" });
    await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: "source", Body: "gone" }));
    await complete("composed", id, parts);
    expect(
      (await read("composed")).equals(
        Buffer.concat([bytes.subarray(10, MIN_PART_BYTES + 10), Buffer.from("tiny")]),
      ),
    ).toBe(true);
  });
});
