import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import { readKeyEncoding, readLimit } from "./list-parameters.ts";
import { listedTime } from "./listed-time.ts";
import { OWNER } from "./owner.ts";
import { pageOfKeys } from "./page-of-keys.ts";
import { ONLY_VERSION } from "./version.ts";

/** ListObjectVersions of a bucket that keeps none: each object is its own latest version. */
export function listVersions({ request, response, storage }: Exchange): void {
  const bucket = storage.bucket(request.bucket);
  const encode = readKeyEncoding(request);
  const [prefix = "", delimiter = "", after = ""] = ["prefix", "delimiter", "key-marker"].map(request.param);
  const limit = readLimit(request, "max-keys");
  const page = pageOfKeys(bucket, { prefix, delimiter, after, limit });
  sendXml(response, "ListVersionsResult", {
    Name: request.bucket,
    Prefix: encode(prefix),
    Delimiter: request.param("delimiter") === undefined ? undefined : encode(delimiter),
    KeyMarker: encode(after),
    VersionIdMarker: request.param("version-id-marker") ?? "",
    NextKeyMarker: page.next === undefined ? undefined : encode(page.next),
    NextVersionIdMarker: page.next === undefined ? undefined : ONLY_VERSION,
    MaxKeys: limit,
    EncodingType: request.param("encoding-type"),
    IsTruncated: page.next !== undefined,
    Version: page.objects.map(({ key, modifiedAt, etag, size }) => ({
      Key: encode(key),
      VersionId: ONLY_VERSION,
      IsLatest: true,
      LastModified: listedTime(modifiedAt),
      ETag: `"${etag}"`,
      Size: size,
      Owner: OWNER,
      StorageClass: "STANDARD",
    })),
    CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: encode(common) })),
  });
}
