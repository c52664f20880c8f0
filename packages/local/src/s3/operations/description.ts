import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import type { Description } from "../store/record.schema.ts";
import { readTagHeader } from "./tags.ts";

const KEPT_HEADERS = ["cache-control", "content-disposition", "content-language", "expires"];
const METADATA_PREFIX = "x-amz-meta-";
/** RFC 9110, 5.1 and 5.5. Metadata in a presigned address could be anything, and is sent out in headers. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const FIELD_TEXT = /^[\t\x20-\x7e\x80-\xff]*$/;
const MAX_METADATA_BYTES = 2048;

/** What these ask for is not done here, and must not be taken for done. */
const UNSUPPORTED_HEADERS = [
  "x-amz-object-lock-",
  "x-amz-server-side-encryption",
  "x-amz-website-redirect-location",
  "x-amz-write-offset-bytes",
];
const ACL_HEADERS = ["x-amz-acl", "x-amz-grant-"];
/** The ready-made ACLs that give nobody more than the owner has. */
export const HARMLESS_ACLS = new Set(["private", "bucket-owner-full-control", "bucket-owner-read"]);

/** @throws S3Error for headers that ask for what this store does not offer */
export function refuseUnsupportedHeaders(request: S3Request): void {
  for (const [name, value] of request.fields) {
    if (UNSUPPORTED_HEADERS.some((prefix) => name.startsWith(prefix))) throw new S3Error("NotImplemented");
    if (ACL_HEADERS.some((prefix) => name.startsWith(prefix)) && !HARMLESS_ACLS.has(value)) {
      throw new S3Error("AccessControlListNotSupported");
    }
  }
  const storageClass = request.header("x-amz-storage-class");
  if (storageClass !== undefined && storageClass !== "STANDARD") throw new S3Error("InvalidStorageClass");
}

/** @throws S3Error MetadataTooLarge, InvalidTag */
export function readDescription(request: S3Request): Description {
  const headers: Record<string, string> = {
    "content-type": request.header("content-type") || "binary/octet-stream",
  };
  for (const name of KEPT_HEADERS) {
    const value = request.header(name);
    if (value !== undefined) headers[name] = value;
  }
  const encoding = readContentEncoding(request);
  if (encoding !== "") headers["content-encoding"] = encoding;
  return { headers, metadata: readMetadata(request), tags: readTagHeader(request) };
}

/** `aws-chunked` is about the way the body travelled, not about the object. */
function readContentEncoding(request: S3Request): string {
  const sent = request.header("content-encoding") ?? "";
  const codings = sent.split(",").map((coding) => coding.trim());
  if (!codings.includes("aws-chunked")) return sent;
  return codings.filter((coding) => coding !== "" && coding !== "aws-chunked").join(", ");
}

function readMetadata(request: S3Request): Record<string, string> {
  const found = [...request.fields].filter(([name]) => name.startsWith(METADATA_PREFIX));
  if (found.some(([name, value]) => !TOKEN.test(name) || !FIELD_TEXT.test(value))) {
    throw new S3Error("InvalidArgument", "Metadata must be what an HTTP header can hold.");
  }
  const size = found.reduce(
    (sum, [name, value]) => sum + name.length - METADATA_PREFIX.length + value.length,
    0,
  );
  if (size > MAX_METADATA_BYTES) throw new S3Error("MetadataTooLarge");
  return Object.fromEntries(found.map(([name, value]) => [name.slice(METADATA_PREFIX.length), value]));
}
