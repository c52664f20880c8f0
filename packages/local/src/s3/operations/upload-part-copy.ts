import { createHash } from "node:crypto";
import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import type { LiveObject } from "../store/catalog.ts";
import type { Slice } from "../store/record.schema.ts";
import type { ByteRange } from "./byte-range.ts";
import { findCopySource } from "./copy-source.ts";
import { digestSlices } from "./digest-slices.ts";
import { listedTime } from "./listed-time.ts";
import { readPartNumber, readUploadId } from "./part-number.ts";
import { cutSlices } from "./send-slices.ts";

/** Makes a part of a range of an object by sharing its blobs, which are read only for a checksum. */
export async function uploadPartCopy(exchange: Exchange): Promise<void> {
  const { request, response, storage, now } = exchange;
  const { bucket, key } = request;
  const number = readPartNumber(request);
  const uploadId = readUploadId(request);
  const wanted = storage.upload(bucket, key, uploadId).checksum?.algorithm;
  const source = findCopySource(exchange);
  const { offset, length } = readCopyRange(request.header("x-amz-copy-source-range"), source.size);
  const slices = await takeSlices(exchange, source, offset, length);
  try {
    const checksum = wanted && (await digestSlices(storage.blobs, slices, wanted));
    const part = { number, size: length, etag: shareEtag(slices), modifiedAt: now(), checksum, slices };
    await storage.commit(`part:${uploadId}/${number}`, () => {
      storage.upload(bucket, key, uploadId);
      return { records: [{ kind: "part", uploadId, part }] };
    });
    sendXml(response, "CopyPartResult", {
      LastModified: listedTime(part.modifiedAt),
      ETag: `"${part.etag}"`,
      ...(wanted && { [`Checksum${wanted}`]: checksum }),
    });
  } finally {
    storage.blobs.release(slices);
  }
}

/** The slices of the source, held. Parts always are blobs, so bytes kept in the journal are written to one. */
async function takeSlices(
  { storage }: Exchange,
  source: LiveObject,
  offset: number,
  length: number,
): Promise<Slice[]> {
  if (source.parts.length === 0 && length > 0) {
    const bytes = await storage.readInline(source, offset, length);
    const writer = await storage.blobs.create();
    await writer.write(bytes);
    const slices = await writer.finish();
    storage.blobs.retain(slices);
    return slices;
  }
  const slices = cutSlices(source.parts, offset, length);
  storage.blobs.retain(slices);
  return slices;
}

/** @throws S3Error InvalidArgument, InvalidRange */
function readCopyRange(header: string | undefined, size: number): ByteRange {
  if (header === undefined) return { offset: 0, length: size };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  if (first === undefined || last === undefined || Number(last) < Number(first)) {
    throw new S3Error(
      "InvalidArgument",
      "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
    );
  }
  if (Number(last) >= size)
    throw new S3Error("InvalidRange", `Range specified is not valid for source object of size: ${size}`);
  return { offset: Number(first), length: Number(last) - Number(first) + 1 };
}

/** The bytes are not read for it, so this ETag says which stored bytes they are, and is marked as no MD5. */
function shareEtag(slices: Slice[]): string {
  return `${createHash("md5").update(JSON.stringify(slices)).digest("hex")}-1`;
}
