import { checksumHeader } from "../body/checksum-header.ts";
import type { Headers } from "../http/respond.ts";
import type { S3Request } from "../http/s3-request.ts";
import type { Checksum, StoredObject } from "../store/record.schema.ts";

const OVERRIDES = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

/** Types that a browser would run when shown as a page. */
const ACTIVE_TYPE = /\b(?:html|svg|xml)\b|xhtml/i;

/** The headers of a read, whatever range of the object it gets. */
export function objectHeaders(request: S3Request, object: StoredObject): Headers {
  const { headers, metadata, tags } = object.description;
  const described: Headers = { ...headers };
  for (const name of OVERRIDES) {
    const override = request.param(`response-${name}`);
    if (override !== undefined) described[name] = headerSafe(override);
  }
  const wanted = request.header("x-amz-checksum-mode")?.toUpperCase() === "ENABLED";
  const checksum = wanted ? checksumOfRead(request, object) : undefined;
  return {
    ...described,
    ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    ...(checksum && checksumHeaders(checksum)),
    "x-amz-tagging-count": tags ? Object.keys(tags).length || undefined : undefined,
    "accept-ranges": "bytes",
    etag: `"${object.etag}"`,
    "last-modified": new Date(object.modifiedAt).toUTCString(),
    "x-content-type-options": "nosniff",
    "content-security-policy": ACTIVE_TYPE.test(String(described["content-type"])) ? "sandbox" : undefined,
  };
}

/** The checksum of exactly the bytes that are sent, since clients verify it: of the object, of a part, or none. */
function checksumOfRead(
  request: S3Request,
  { checksum, parts, uploadId }: StoredObject,
): Checksum | undefined {
  if (!checksum || request.header("range")) return undefined;
  const partNumber = request.param("partNumber");
  if (partNumber === undefined || uploadId === undefined) return checksum;
  if (checksum.type === "FULL_OBJECT") return parts.length === 1 ? checksum : undefined;
  const value = parts[Number(partNumber) - 1]?.checksum;
  return value === undefined ? undefined : { ...checksum, value };
}

export function checksumHeaders({ algorithm, type, value }: Checksum): Headers {
  return { [checksumHeader(algorithm)]: value, "x-amz-checksum-type": type };
}

/** Header values are bytes: text beyond latin1 goes out as UTF-8, and line breaks not at all. */
function headerSafe(value: string): string {
  return Buffer.from(value.replace(/(?!\t)\p{Cc}/gu, "")).toString("latin1");
}
