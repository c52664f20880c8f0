import type { Exchange } from "../http/exchange.ts";
import { S3Error } from "../s3-error.ts";
import type { LiveObject } from "../store/catalog.ts";
import { checkCopySource } from "./preconditions.ts";
import { ONLY_VERSION } from "./version.ts";

/**
 * The object that `x-amz-copy-source` names, as `/bucket/key` or `bucket/key`, percent-encoded.
 * @throws S3Error InvalidArgument, NoSuchBucket, NoSuchKey, NoSuchVersion, PreconditionFailed
 */
export function findCopySource({ request, storage }: Exchange): LiveObject {
  const [path = "", query] = (request.header("x-amz-copy-source") ?? "").split("?versionId=");
  if (query !== undefined && query !== ONLY_VERSION) throw new S3Error("NoSuchVersion");
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(decode(path)) ?? [];
  if (!bucket || !key) {
    throw new S3Error(
      "InvalidArgument",
      "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
    );
  }
  const source = storage.object(bucket, key);
  checkCopySource(request, source);
  return source;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Error("InvalidArgument", "Invalid copy source encoding.");
  }
}
