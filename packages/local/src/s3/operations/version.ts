import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";

/** Buckets here have no versions; S3 calls the one version of an object in such a bucket "null". */
export const ONLY_VERSION = "null";

/** @throws S3Error NoSuchVersion when a request asks for another version than the one there is */
export function checkVersion(request: S3Request): void {
  const version = request.param("versionId");
  if (version !== undefined && version !== ONLY_VERSION) throw new S3Error("NoSuchVersion");
}
