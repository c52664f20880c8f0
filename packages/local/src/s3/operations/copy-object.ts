import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import { checkKey } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import type { LiveObject } from "../store/catalog.ts";
import type { Description, StoredObject } from "../store/record.schema.ts";
import { findCopySource } from "./copy-source.ts";
import { readDescription, refuseUnsupportedHeaders } from "./description.ts";
import { listedTime } from "./listed-time.ts";
import { objectScope } from "./object-scope.ts";
import { checkWrite } from "./preconditions.ts";

const MAX_COPY_BYTES = 5 * 1024 ** 3;

/** Copies by sharing: the new object uses the same blobs, which live until nothing uses them any more. */
export async function copyObject(exchange: Exchange): Promise<void> {
  const { request, response, storage, now } = exchange;
  const { bucket, key } = request;
  checkKey(key);
  refuseUnsupportedHeaders(request);
  checkWrite(request, storage.bucket(bucket).objects.get(key));
  const source = findCopySource(exchange);
  if (source.size > MAX_COPY_BYTES) {
    throw new S3Error(
      "InvalidRequest",
      "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120",
    );
  }
  const description = copyDescription(exchange, source);
  const slices = source.parts.flatMap((part) => part.slices);
  storage.blobs.retain(slices);
  try {
    const data = slices.length === 0 && source.size > 0 ? await storage.readInline(source) : undefined;
    const object = toCopy(source, { bucket, key, description, modifiedAt: now() });
    await storage.commit(objectScope(request), () => {
      checkWrite(request, storage.bucket(bucket).objects.get(key));
      return { records: [{ kind: "object", object }], data };
    });
    sendXml(response, "CopyObjectResult", {
      LastModified: listedTime(object.modifiedAt),
      ETag: `"${object.etag}"`,
      ...(object.checksum && {
        [`Checksum${object.checksum.algorithm}`]: object.checksum.value,
        ChecksumType: object.checksum.type,
      }),
    });
  } finally {
    storage.blobs.release(slices);
  }
}

function toCopy(
  { etag, size, checksum, parts }: LiveObject,
  target: Pick<StoredObject, "bucket" | "key" | "description" | "modifiedAt">,
): StoredObject {
  return { ...target, etag, size, checksum, parts };
}

/** @throws S3Error InvalidRequest when an object is copied onto itself without a change */
function copyDescription({ request }: Exchange, source: LiveObject): Description {
  const directive = readDirective(request.header("x-amz-metadata-directive"));
  const tagDirective = readDirective(request.header("x-amz-tagging-directive"));
  const sent = readDescription(request);
  const itself = source.bucket === request.bucket && source.key === request.key;
  if (
    itself &&
    directive === "COPY" &&
    tagDirective === "COPY" &&
    request.header("x-amz-storage-class") === undefined
  ) {
    throw new S3Error(
      "InvalidRequest",
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const { headers, metadata } = directive === "REPLACE" ? sent : source.description;
  return { headers, metadata, tags: tagDirective === "REPLACE" ? sent.tags : source.description.tags };
}

function readDirective(sent = "COPY"): "COPY" | "REPLACE" {
  if (sent === "COPY" || sent === "REPLACE") return sent;
  throw new S3Error("InvalidArgument", "Unknown metadata directive.");
}
