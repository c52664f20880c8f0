import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import type { LiveObject } from "../store/catalog.ts";
import type { XmlElements } from "../xml/write-xml.ts";
import { readKeyEncoding, readLimit } from "./list-parameters.ts";
import { listedTime } from "./listed-time.ts";
import { OWNER } from "./owner.ts";
import { type Page, pageOfKeys } from "./page-of-keys.ts";

/** ListObjects, the first version: pages follow one another by their last key. */
export function listObjects(exchange: Exchange): void {
  const { request, response } = exchange;
  const marker = request.param("marker") ?? "";
  const { limit, encode, page, common } = list(exchange, marker);
  const delimited = Boolean(request.param("delimiter"));
  sendXml(response, "ListBucketResult", {
    ...common,
    // botocore, which the AWS CLI is built on, decodes everything here but this.
    Prefix: request.param("prefix") ?? "",
    Marker: encode(marker),
    NextMarker: page.next !== undefined && delimited ? encode(page.next) : undefined,
    MaxKeys: limit,
    IsTruncated: page.next !== undefined,
    Contents: page.objects.map((object) => describe(object, encode, OWNER)),
    CommonPrefixes: describePrefixes(page, encode),
  });
}

export function listObjectsV2(exchange: Exchange): void {
  const { request, response } = exchange;
  const token = request.param("continuation-token");
  const startAfter = request.param("start-after");
  const { limit, encode, page, common } = list(exchange, token ? readToken(token) : (startAfter ?? ""));
  const withOwner = request.param("fetch-owner") === "true";
  sendXml(response, "ListBucketResult", {
    ...common,
    MaxKeys: limit,
    KeyCount: page.objects.length + page.commonPrefixes.length,
    IsTruncated: page.next !== undefined,
    ContinuationToken: token,
    NextContinuationToken: page.next === undefined ? undefined : writeToken(page.next),
    StartAfter: startAfter === undefined ? undefined : encode(startAfter),
    Contents: page.objects.map((object) => describe(object, encode, withOwner ? OWNER : undefined)),
    CommonPrefixes: describePrefixes(page, encode),
  });
}

function list({ request, storage }: Exchange, after: string) {
  const bucket = storage.bucket(request.bucket);
  const prefix = request.param("prefix") ?? "";
  const delimiter = request.param("delimiter") ?? "";
  const limit = readLimit(request, "max-keys");
  const encode = readKeyEncoding(request);
  const common = {
    Name: request.bucket,
    Prefix: encode(prefix),
    Delimiter: delimiter === "" ? undefined : encode(delimiter),
    EncodingType: request.param("encoding-type"),
  };
  return { limit, encode, common, page: pageOfKeys(bucket, { prefix, delimiter, after, limit }) };
}

function describe(
  { key, modifiedAt, etag, size, checksum }: LiveObject,
  encode: (key: string) => string,
  owner: XmlElements | undefined,
): XmlElements {
  // In the order of S3's schema, which some clients validate against.
  return {
    Key: encode(key),
    LastModified: listedTime(modifiedAt),
    ETag: `"${etag}"`,
    ChecksumAlgorithm: checksum?.algorithm,
    ChecksumType: checksum?.type,
    Size: size,
    Owner: owner,
    StorageClass: "STANDARD",
  };
}

function describePrefixes({ commonPrefixes }: Page, encode: (key: string) => string): XmlElements[] {
  return commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) }));
}

function writeToken(key: string): string {
  return Buffer.from(key).toString("base64url");
}

function readToken(token: string): string {
  const key = Buffer.from(token, "base64url").toString("utf8");
  if (key === "" || writeToken(key) !== token) {
    throw new S3Error("InvalidArgument", "The continuation token provided is incorrect");
  }
  return key;
}
