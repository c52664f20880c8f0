import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
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
    Checksum: checksum && { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type },
    ObjectParts: object.uploadId === undefined ? undefined : describeParts(object),
    StorageClass: "STANDARD",
    ObjectSize: size,
  };
  const chosen = Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
  sendXml(response, "GetObjectAttributesResponse", chosen, {
    "last-modified": new Date(modifiedAt).toUTCString(),
  });
}

function describeParts({ parts, checksum }: LiveObject): XmlElements {
  return {
    TotalPartsCount: parts.length,
    MaxParts: MAX_PARTS,
    IsTruncated: parts.length > MAX_PARTS,
    Part: parts.slice(0, MAX_PARTS).map((part) => ({
      PartNumber: part.number,
      Size: part.size,
      ...(checksum && { [`Checksum${checksum.algorithm}`]: part.checksum }),
    })),
  };
}
