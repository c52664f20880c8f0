import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  type ListPartsCommandOutput,
  NoSuchUpload,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { env } from "./env.ts";
import type { CompletedPart, SignedRequest, StoredPart } from "./uploads/upload.schema.ts";

const Bucket = env.S3_BUCKET;

function connect(endpoint: string | undefined): S3Client {
  return new S3Client({
    region: env.AWS_REGION,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    // Else the SDK signs the checksum of an empty body into every address that we hand out.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

/** The store as this server reaches it, and, for signing only, as browsers do. */
export const s3 = connect(env.S3_ENDPOINT);
const browserS3 = connect(env.S3_PUBLIC_ENDPOINT ?? env.S3_ENDPOINT);

/** Seconds for which an address for sending bytes works. S3 looks only when a request begins. */
export const putLifetimeS = 3600;

/** Where the bytes of a file are: under its owner, so that permissions and bills can be told apart. */
export const objectKey = (userId: string, fileId: string): string => `${userId}/${fileId}`;

/**
 * An address for the whole object, bound to its length and type. `If-None-Match: *` makes it useless
 * once the object is there, so it can never replace bytes.
 */
export async function signPut(key: string, bytes: number, mimeType: string): Promise<SignedRequest> {
  const command = new PutObjectCommand({
    Bucket,
    Key: key,
    ContentLength: bytes,
    ContentType: mimeType,
    IfNoneMatch: "*",
  });
  const url = await getSignedUrl(browserS3, command, {
    expiresIn: putLifetimeS,
    signableHeaders: new Set(["host", "content-length", "content-type", "if-none-match"]),
  });
  return { url, headers: { "content-type": mimeType, "if-none-match": "*" } };
}

/** An address for one part, bound to its number and length. */
export async function signPart(
  key: string,
  uploadId: string,
  partNumber: number,
  bytes: number,
): Promise<SignedRequest> {
  const command = new UploadPartCommand({
    Bucket,
    Key: key,
    UploadId: uploadId,
    PartNumber: partNumber,
    ContentLength: bytes,
  });
  const url = await getSignedUrl(browserS3, command, {
    expiresIn: putLifetimeS,
    signableHeaders: new Set(["host", "content-length"]),
  });
  return { url, headers: {} };
}

/** An address from which the object downloads, as what `disposition` says. */
export function signGet(
  key: string,
  disposition: string,
  contentType: string,
  expiresIn: number,
): Promise<string> {
  const command = new GetObjectCommand({
    Bucket,
    Key: key,
    ResponseContentDisposition: disposition,
    ResponseContentType: contentType,
    ResponseCacheControl: "private, no-store",
  });
  return getSignedUrl(browserS3, command, { expiresIn });
}

/** Bytes of the object, or undefined where there is none. */
export async function sizeOf(key: string): Promise<number | undefined> {
  try {
    const { ContentLength = 0 } = await s3.send(new HeadObjectCommand({ Bucket, Key: key }));
    return ContentLength;
  } catch (error) {
    // Whoever may not list a bucket hears 403 of a missing object.
    if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0))
      return undefined;
    throw error;
  }
}

export async function beginMultipart(key: string, mimeType: string): Promise<string> {
  const { UploadId } = await s3.send(
    new CreateMultipartUploadCommand({ Bucket, Key: key, ContentType: mimeType }),
  );
  if (!UploadId) throw new Error("The object store began an upload without naming it");
  return UploadId;
}

/** The parts that the store has, or undefined where it does not know the upload (any more). */
export async function storedParts(key: string, uploadId: string): Promise<StoredPart[] | undefined> {
  const parts: StoredPart[] = [];
  try {
    // Not the SDK's paginator: it goes by the marker, which S3 sends with the last page too.
    for (let PartNumberMarker: string | undefined, more = true; more; ) {
      const command = new ListPartsCommand({ Bucket, Key: key, UploadId: uploadId, PartNumberMarker });
      const page: ListPartsCommandOutput = await s3.send(command);
      for (const { PartNumber = 0, Size = 0, ETag = "" } of page.Parts ?? []) {
        parts.push({ partNumber: PartNumber, size: Size, etag: ETag });
      }
      more = page.IsTruncated === true;
      PartNumberMarker = page.NextPartNumberMarker;
    }
    return parts;
  } catch (error) {
    if (error instanceof NoSuchUpload) return undefined;
    throw error;
  }
}

/** Makes the parts one object. Repeating it is no error: an upload that is not there has been completed. */
export async function finishMultipart(key: string, uploadId: string, parts: CompletedPart[]): Promise<void> {
  const command = new CompleteMultipartUploadCommand({
    Bucket,
    Key: key,
    UploadId: uploadId,
    MultipartUpload: { Parts: parts.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag })) },
  });
  try {
    await s3.send(command);
  } catch (error) {
    if (!(error instanceof NoSuchUpload)) throw error;
  }
}

/** Drops the parts of an upload. Repeating it is no error. */
export async function abortMultipart(key: string, uploadId: string): Promise<void> {
  try {
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key: key, UploadId: uploadId }));
  } catch (error) {
    if (!(error instanceof NoSuchUpload)) throw error;
  }
}

/** Removes the object and whatever parts are on their way to it. Repeating it is no error. */
export async function removeObject(key: string, uploadId?: string): Promise<void> {
  if (uploadId) await abortMultipart(key, uploadId);
  await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
}
