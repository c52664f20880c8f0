import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import type { ChecksumAlgorithm, Part } from "../store/record.schema.ts";
import type { XmlElements } from "../xml/write-xml.ts";
import { readKeyEncoding, readLimit } from "./list-parameters.ts";
import { listedTime } from "./listed-time.ts";
import { OWNER } from "./owner.ts";
import { readUploadId } from "./part-number.ts";

export function listParts({ request, response, storage }: Exchange): void {
  const { bucket, key } = request;
  const upload = storage.upload(bucket, key, readUploadId(request));
  const limit = readLimit(request, "max-parts");
  const marker = request.param("part-number-marker") || "0";
  if (!/^\d{1,10}$/.test(marker))
    throw new S3Error("InvalidArgument", "Argument part-number-marker must be an integer.");
  const behind = [...upload.parts.values()]
    .filter(({ number }) => number > Number(marker))
    .toSorted((a, b) => a.number - b.number);
  const page = behind.slice(0, limit);
  sendXml(response, "ListPartsResult", {
    Bucket: bucket,
    Key: readKeyEncoding(request)(key),
    UploadId: upload.uploadId,
    Initiator: OWNER,
    Owner: OWNER,
    StorageClass: "STANDARD",
    ChecksumAlgorithm: upload.checksum?.algorithm,
    ChecksumType: upload.checksum?.type,
    PartNumberMarker: Number(marker),
    NextPartNumberMarker: page.at(-1)?.number ?? 0,
    MaxParts: limit,
    IsTruncated: behind.length > page.length,
    Part: page.map((part) => describePart(part, upload.checksum?.algorithm)),
  });
}

function describePart(
  { number, modifiedAt, etag, size, checksum }: Part,
  algorithm?: ChecksumAlgorithm,
): XmlElements {
  return {
    PartNumber: number,
    LastModified: listedTime(modifiedAt),
    ETag: `"${etag}"`,
    Size: size,
    ...(algorithm && { [`Checksum${algorithm}`]: checksum }),
  };
}
