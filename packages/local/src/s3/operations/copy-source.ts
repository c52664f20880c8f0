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
  const [path = "", query] = splitAt(request.header("x-amz-copy-source") ?? "", "?");
  if (query !== undefined && !/^versionId=[^&]*$/.test(query))
    throw new S3Error("InvalidArgument", "Unsupported copy source parameter.");
  if (query !== undefined && query !== `versionId=${ONLY_VERSION}`) throw new S3Error("NoSuchVersion");
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

function splitAt(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Error("InvalidArgument", "Invalid copy source encoding.");
  }
}
