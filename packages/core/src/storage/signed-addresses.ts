import { GetObjectCommand, PutObjectCommand, UploadPartCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { SignedRequest } from "../uploads/upload.schema.ts";
import { Bucket, browserS3 } from "./store-client.ts";

/** Seconds for which an address for sending bytes works. S3 looks only when a request begins. */
export const putLifetimeS = 3600;

/** With this header the store takes only the bytes of that SHA-256 digest, in base64. */
const digestHeader = "x-amz-checksum-sha256";

const signing = (...headers: string[]) => ({
  expiresIn: putLifetimeS,
  signableHeaders: new Set(["host", "content-length", digestHeader, ...headers]),
  // Else the SDK moves it from the headers into the address.
  unhoistableHeaders: new Set([digestHeader]),
});

/**
 * An address for the whole object, bound to its length and type, and to its digest where one is given.
 * `If-None-Match: *` makes it useless once the object is there, so it can never replace bytes.
 */
export async function signPut(
  key: string,
  bytes: number,
  mimeType: string,
  sha256?: string,
): Promise<SignedRequest> {
  const command = new PutObjectCommand({
    Bucket,
    Key: key,
    ContentLength: bytes,
    ContentType: mimeType,
    IfNoneMatch: "*",
    ChecksumSHA256: sha256,
  });
  const url = await getSignedUrl(browserS3, command, signing("content-type", "if-none-match"));
  const headers = { "content-type": mimeType, "if-none-match": "*" };
  return { url, headers: { ...headers, ...(sha256 && { [digestHeader]: sha256 }) } };
}

/** An address for one part, bound to its number and length, and to its digest where one is given. */
export async function signPart(
  key: string,
  uploadId: string,
  part: { partNumber: number; bytes: number; sha256?: string | undefined },
): Promise<SignedRequest> {
  const command = new UploadPartCommand({
    Bucket,
    Key: key,
    UploadId: uploadId,
    PartNumber: part.partNumber,
    ContentLength: part.bytes,
    ChecksumSHA256: part.sha256,
  });
  const url = await getSignedUrl(browserS3, command, signing());
  return { url, headers: part.sha256 ? { [digestHeader]: part.sha256 } : {} };
}

/**
 * An address from which the object downloads, as what `disposition` says.
 * @param range only for requests with exactly this Range header
 */
export function signGet(
  key: string,
  disposition: string,
  contentType: string,
  expiresIn: number,
  range?: string,
): Promise<string> {
  const command = new GetObjectCommand({
    Bucket,
    Key: key,
    Range: range,
    ResponseContentDisposition: disposition,
    ResponseContentType: contentType,
    ResponseCacheControl: "private, no-store",
  });
  return getSignedUrl(browserS3, command, { expiresIn, signableHeaders: new Set(["host", "range"]) });
}
