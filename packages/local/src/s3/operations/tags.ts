import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";

const MAX_TAGS = 10;
const MAX_NAME = 128;
const MAX_VALUE = 256;

export type Tags = Record<string, string>;

/** Reads `x-amz-tagging`, tags in the form of a query string. @throws S3Error InvalidArgument, InvalidTag */
export function readTagHeader(request: S3Request): Tags | undefined {
  const sent = request.header("x-amz-tagging");
  if (sent === undefined) return undefined;
  return checkTags([...new URLSearchParams(sent)]);
}

/** Source: S3 user guide, "Categorizing your objects using tags". @throws S3Error InvalidTag */
export function checkTags(pairs: [name: string, value: string][]): Tags {
  if (pairs.length > MAX_TAGS) throw new S3Error("InvalidTag", "Object tags cannot be greater than 10");
  const tags = new Map(pairs);
  if (tags.size !== pairs.length)
    throw new S3Error("InvalidTag", "Cannot provide multiple Tags with the same key");
  for (const [name, value] of tags) {
    if (name === "" || name.length > MAX_NAME)
      throw new S3Error("InvalidTag", "The TagKey you have provided is invalid");
    if (value.length > MAX_VALUE)
      throw new S3Error("InvalidTag", "The TagValue you have provided is invalid");
  }
  return Object.fromEntries(tags);
}
