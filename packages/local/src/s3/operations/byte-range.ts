import { S3Error } from "../s3-error.ts";

export interface ByteRange {
  offset: number;
  length: number;
}

/**
 * Reads a Range header against an object of `size` bytes. A header that is not one range of bytes is ignored,
 * as RFC 9110, 14.2 allows.
 * @throws S3Error InvalidRange when no byte of the object is in it
 */
export function readRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const [, first = "", last = ""] = match;
  if (first === "") {
    const length = Math.min(Number(last), size);
    if (length === 0) throw new S3Error("InvalidRange");
    return { offset: size - length, length };
  }
  const offset = Number(first);
  const end = last === "" ? size - 1 : Number(last);
  if (end < offset && last !== "") return undefined;
  if (offset >= size) throw new S3Error("InvalidRange");
  return { offset, length: Math.min(end, size - 1) - offset + 1 };
}
