import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type ListPartsCommandOutput,
  NoSuchKey,
  NoSuchUpload,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { env } from "./env.ts";
import { AppError } from "./error.ts";
import { markPassing, whereErrorsAreKnown } from "./passing-errors.ts";
import { aroundCalls, traced } from "./traced.ts";
import type { SignedRequest, StoredPart } from "./uploads/upload.schema.ts";

const Bucket = env.S3_BUCKET;

function connect(endpoint: string | undefined): S3Client {
  const client = new S3Client({
    region: env.AWS_REGION,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // Together under 20 s: a store that answers within 5 s is waited for, one that does not is given up.
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 6000, throwOnRequestTimeout: true },
    // Else the SDK signs the checksum of an empty body into every address that we hand out.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  client.middlewareStack.add((next) => (args) => next(args).catch(markPassing), whereErrorsAreKnown);
  client.middlewareStack.add(
    (next, { commandName = "call" }) =>
      (args) =>
        traced(`S3 ${commandName}`, {}, () => next(args)),
    aroundCalls,
  );
  return client;
}

/** The store as this server reaches it, and, for signing only, as browsers do. */
export const s3 = connect(env.S3_ENDPOINT);
const browserS3 = connect(env.S3_PUBLIC_ENDPOINT ?? env.S3_ENDPOINT);

/** Seconds for which an address for sending bytes works. S3 looks only when a request begins. */
export const putLifetimeS = 3600;

/** Where the bytes of a file are: under its owner, so that permissions and bills can be told apart. */
export const objectKey = (userId: string, fileId: string): string => `${userId}/${fileId}`;

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

/** The beginning of an object, or all of it where it is shorter. */
export async function readStart(key: string, bytes: number): Promise<Uint8Array> {
  const command = new GetObjectCommand({ Bucket, Key: key, Range: `bytes=0-${bytes - 1}` });
  const { Body } = await s3.send(command);
  if (!Body) throw new Error("The object store answered without bytes");
  return Body.transformToByteArray();
}

export interface StoredObject {
  /** Bytes. */
  size: number;
  /** The store's own name for these bytes, in quotes. */
  etag?: string | undefined;
  /** As the store checked it, base64. Of an object in parts: of the parts' digests, then "-" and their number. */
  sha256?: string | undefined;
}

/** The object as it is stored, or undefined where there is none. */
export async function findObject(key: string): Promise<StoredObject | undefined> {
  try {
    const command = new HeadObjectCommand({ Bucket, Key: key, ChecksumMode: "ENABLED" });
    const { ContentLength = 0, ChecksumSHA256, ETag } = await s3.send(command);
    return { size: ContentLength, sha256: ChecksumSHA256, etag: ETag };
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    if (error.$metadata.httpStatusCode === 404) return undefined;
    if (error.$metadata.httpStatusCode !== 403) throw error;
    if (await isMissing(key)) return undefined;
    throw new AppError(
      "STORE_UNAVAILABLE",
      "The storage does not let Dropify in right now. Try again in a moment.",
    );
  }
}

/** Whoever may not list a bucket hears 403 of a missing object; why it is 403 stands in the answer to a GET alone. */
async function isMissing(key: string): Promise<boolean> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key, Range: "bytes=0-0" }));
    await Body?.transformToByteArray();
    return false;
  } catch (error) {
    const isAbsence = error instanceof NoSuchKey || (error instanceof Error && error.name === "AccessDenied");
    if (isAbsence) return true;
    throw error;
  }
}

/** @param checked each part must come with its digest, and the object gets the digest of these */
export async function beginMultipart(key: string, mimeType: string, checked: boolean): Promise<string> {
  const { UploadId } = await s3.send(
    new CreateMultipartUploadCommand({
      Bucket,
      Key: key,
      ContentType: mimeType,
      ...(checked && { ChecksumAlgorithm: "SHA256", ChecksumType: "COMPOSITE" }),
    }),
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
      for (const { PartNumber = 0, Size = 0, ETag = "", ChecksumSHA256: sha256 } of page.Parts ?? []) {
        parts.push({ partNumber: PartNumber, size: Size, etag: ETag, ...(sha256 && { sha256 }) });
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

/**
 * Makes the parts one object. Repeating it is no error: an upload that is not there has been completed.
 * @returns "changed" when one of the parts has been sent again meanwhile
 */
export async function finishMultipart(
  key: string,
  uploadId: string,
  parts: StoredPart[],
): Promise<"finished" | "changed"> {
  const command = new CompleteMultipartUploadCommand({
    Bucket,
    Key: key,
    UploadId: uploadId,
    MultipartUpload: {
      Parts: parts.map(({ partNumber, etag, sha256 }) => ({
        PartNumber: partNumber,
        ETag: etag,
        ChecksumSHA256: sha256,
      })),
    },
  });
  try {
    await s3.send(command);
    return "finished";
  } catch (error) {
    if (error instanceof NoSuchUpload) return "finished";
    if (error instanceof S3ServiceException && error.name === "InvalidPart") return "changed";
    throw error;
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

/**
 * Drops whatever parts are on their way to an object: also those of an upload that a server began and then
 * died, before anyone had written down its name. Repeating it is no error.
 */
export async function dropParts(key: string): Promise<void> {
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: key }));
  for (const { Key, UploadId } of Uploads) if (Key === key && UploadId) await abortMultipart(key, UploadId);
}

/** Removes the object and, for one that travels in parts, those. Repeating it is no error. */
export async function removeObject(key: string, { inParts }: { inParts: boolean }): Promise<void> {
  if (inParts) await dropParts(key);
  await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
}
