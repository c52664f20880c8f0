import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { AppError } from "../error.ts";
import { Bucket, s3 } from "./store-client.ts";
import { dropParts } from "./stored-parts.ts";

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

/** Removes the object and, for one that travels in parts, those. Repeating it is no error. */
export async function removeObject(key: string, { inParts }: { inParts: boolean }): Promise<void> {
  if (inParts) await dropParts(key);
  await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
}
