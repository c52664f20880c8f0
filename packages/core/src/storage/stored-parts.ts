import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type ListPartsCommandOutput,
  NoSuchUpload,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { StoredPart } from "../uploads/upload.schema.ts";
import { Bucket, s3 } from "./store-client.ts";

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
