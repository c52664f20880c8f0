import { encodeUriPath } from "../auth/uri-encoding.ts";
import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";

const MAX_ENTRIES = 1000;

/** Reads `max-keys` and its likes. @throws S3Error InvalidArgument */
export function readLimit(request: S3Request, name: string): number {
  const sent = request.param(name);
  if (sent === undefined || sent === "") return MAX_ENTRIES;
  if (!/^\d{1,10}$/.test(sent) || Number(sent) > 2 ** 31 - 1) {
    throw new S3Error("InvalidArgument", `Argument ${name} must be an integer between 0 and 2147483647`);
  }
  return Math.min(Number(sent), MAX_ENTRIES);
}

/** How keys are written into a listing: as they are, or for `encoding-type=url` so that XML can hold any. */
export function readKeyEncoding(request: S3Request): (key: string) => string {
  const sent = request.param("encoding-type");
  if (sent === undefined) return (key) => key;
  if (sent !== "url") throw new S3Error("InvalidArgument", "Invalid Encoding Method specified in Request");
  return encodeUriPath;
}
