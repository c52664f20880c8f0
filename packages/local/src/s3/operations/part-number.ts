import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";

const MAX_PART_NUMBER = 10_000;

/** @throws S3Error InvalidArgument */
export function readPartNumber(request: S3Request): number {
  const sent = request.param("partNumber") ?? "";
  const number = /^\d{1,5}$/.test(sent) ? Number(sent) : 0;
  if (number < 1 || number > MAX_PART_NUMBER) {
    throw new S3Error("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
  }
  return number;
}

export function readUploadId(request: S3Request): string {
  return request.param("uploadId") ?? "";
}
