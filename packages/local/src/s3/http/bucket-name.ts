import { isIP } from "node:net";
import { S3Error } from "../s3-error.ts";

/** Source: S3 user guide, "General purpose buckets naming rules". @throws S3Error InvalidBucketName */
export function checkBucketName(name: string): void {
  const shape = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name);
  const reserved = /^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(
    name,
  );
  if (!shape || reserved || /\.\.|\.-|-\./.test(name) || isIP(name) !== 0)
    throw new S3Error("InvalidBucketName");
}
