import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import type { StoredObject } from "../store/record.schema.ts";

type Versioned = Pick<StoredObject, "etag" | "modifiedAt">;

/**
 * RFC 9110, 13.2.2: the order in which conditions on a read are weighed.
 * @throws S3Error PreconditionFailed, NotModified
 */
export function checkRead(request: S3Request, object: Versioned): void {
  const match = request.header("if-match");
  const unmodifiedSince = readDate(request.header("if-unmodified-since"));
  if (match !== undefined) {
    if (!matches(match, object)) throw new S3Error("PreconditionFailed");
  } else if (unmodifiedSince !== undefined && modifiedSince(object, unmodifiedSince)) {
    throw new S3Error("PreconditionFailed");
  }
  const noneMatch = request.header("if-none-match");
  const since = readDate(request.header("if-modified-since"));
  if (noneMatch !== undefined) {
    if (matches(noneMatch, object)) throw new S3Error("NotModified");
  } else if (since !== undefined && !modifiedSince(object, since)) {
    throw new S3Error("NotModified");
  }
}

/** Whether a range may be answered as one: If-Range asks for all of an object that has changed (RFC 9110, 13.1.5). */
export function isUnchanged(request: S3Request, object: Versioned): boolean {
  const known = request.header("if-range");
  if (known === undefined) return true;
  const date = readDate(known);
  return date === undefined ? matches(known, object) : !modifiedSince(object, date);
}

/**
 * Conditions on what a write would replace or remove.
 * @throws S3Error PreconditionFailed, or NoSuchKey when an object was expected and none is there
 */
export function checkWrite(request: S3Request, current: Versioned | undefined): void {
  const match = request.header("if-match");
  if (match !== undefined) {
    if (!current) throw new S3Error("NoSuchKey");
    if (!matches(match, current)) throw new S3Error("PreconditionFailed");
  }
  const noneMatch = request.header("if-none-match");
  if (noneMatch !== undefined && current && matches(noneMatch, current))
    throw new S3Error("PreconditionFailed");
}

/** The conditions of a copy on its source. @throws S3Error PreconditionFailed */
export function checkCopySource(request: S3Request, source: Versioned): void {
  const match = request.header("x-amz-copy-source-if-match");
  const noneMatch = request.header("x-amz-copy-source-if-none-match");
  const unmodified = readDate(request.header("x-amz-copy-source-if-unmodified-since"));
  const modified = readDate(request.header("x-amz-copy-source-if-modified-since"));
  const failed =
    (match !== undefined
      ? !matches(match, source)
      : unmodified !== undefined && modifiedSince(source, unmodified)) ||
    (noneMatch !== undefined
      ? matches(noneMatch, source)
      : modified !== undefined && !modifiedSince(source, modified));
  if (failed) throw new S3Error("PreconditionFailed");
}

function matches(header: string, { etag }: Versioned): boolean {
  return header
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, "").replaceAll('"', ""))
    .some((tag) => tag === "*" || tag === etag);
}

/** HTTP dates count whole seconds. */
function modifiedSince({ modifiedAt }: Versioned, since: number): boolean {
  return Math.floor(modifiedAt / 1000) > Math.floor(since / 1000);
}

/** A date that cannot be read is as good as none (RFC 9110, 13.1.3). */
function readDate(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
