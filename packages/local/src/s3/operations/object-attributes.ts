import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import type { LiveObject } from "../store/catalog.ts";
import type { XmlElements } from "../xml/write-xml.ts";
import { checkVersion } from "./version.ts";

const ATTRIBUTES = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];
const MAX_PARTS = 1000;

export function getObjectAttributes({ request, response, storage }: Exchange): void {
  checkVersion(request);
  const object = storage.object(request.bucket, request.key);
  const wanted = (request.header("x-amz-object-attributes") ?? "").split(",").map((name) => name.trim());
  if (wanted.some((name) => !ATTRIBUTES.includes(name)))
    throw new S3Error("InvalidArgument", "Invalid attribute name specified.");
  const { etag, size, modifiedAt, checksum } = object;
  const all: XmlElements = {
    ETag: etag,
    Checksum: checksum && {
      // Here, unlike anywhere else, S3 gives a composite one without the number of parts behind it.
      [`Checksum${checksum.algorithm}`]: checksum.value.split("-")[0],
      ChecksumType: checksum.type,
    },
    ObjectParts: object.uploadId === undefined ? undefined : describeParts(request, object),
    StorageClass: "STANDARD",
    ObjectSize: size,
  };
  const chosen = Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
  sendXml(response, "GetObjectAttributesResponse", chosen, {
    "last-modified": new Date(modifiedAt).toUTCString(),
  });
}

/** @throws S3Error InvalidArgument */
function describeParts(request: S3Request, { parts, checksum }: LiveObject): XmlElements {
  const marker = readNumber(request, "x-amz-part-number-marker", 0);
  const limit = Math.min(readNumber(request, "x-amz-max-parts", MAX_PARTS), MAX_PARTS);
  const behind = parts.filter(({ number }) => number > marker);
  const page = behind.slice(0, limit);
  return {
    PartsCount: parts.length,
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? 0,
    MaxParts: limit,
    IsTruncated: behind.length > page.length,
    Part: page.map((part) => ({
      PartNumber: part.number,
      Size: part.size,
      ...(checksum && { [`Checksum${checksum.algorithm}`]: part.checksum }),
    })),
  };
}

function readNumber(request: S3Request, name: string, fallback: number): number {
  const sent = request.header(name) ?? String(fallback);
  if (!/^\d{1,10}$/.test(sent)) throw new S3Error("InvalidArgument", `${name} must be a number`);
  return Number(sent);
}
