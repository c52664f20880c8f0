import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import { ChecksumAlgorithm } from "../store/record.schema.ts";

const PREFIX = "x-amz-checksum-";

const DIGEST_BYTES: Record<ChecksumAlgorithm, number> = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
};

/** How a client wants its body checked: by a value sent ahead, or by one that trails the body. */
export interface ExpectedChecksum {
  algorithm: ChecksumAlgorithm;
  /** Base64; absent when it comes as a trailer. */
  value?: string;
}

export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `${PREFIX}${algorithm.toLowerCase()}`;
}

/** @throws S3Error InvalidRequest for an unknown name */
export function readChecksumAlgorithm(name: string): ChecksumAlgorithm {
  const known = ChecksumAlgorithm.safeParse(name.toUpperCase());
  if (!known.success) throw new S3Error("InvalidRequest", "Checksum algorithm provided is unsupported.");
  return known.data;
}

/** @throws S3Error InvalidRequest when the headers contradict one another or hold no valid digest */
export function readExpectedChecksum(request: S3Request): ExpectedChecksum | undefined {
  const sent = ChecksumAlgorithm.options.filter(
    (algorithm) => request.header(checksumHeader(algorithm)) !== undefined,
  );
  const trailer = request.header("x-amz-trailer")?.trim().toLowerCase();
  const [algorithm] = sent;
  if (sent.length > 1 || (algorithm && trailer)) {
    throw new S3Error(
      "InvalidRequest",
      "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    );
  }
  if (algorithm) {
    const value = request.header(checksumHeader(algorithm)) ?? "";
    checkDigest(algorithm, value);
    return { algorithm, value };
  }
  if (trailer) {
    if (!trailer.startsWith(PREFIX))
      throw new S3Error("InvalidRequest", "The value specified in the x-amz-trailer header is not supported");
    return { algorithm: readChecksumAlgorithm(trailer.slice(PREFIX.length)) };
  }
  return undefined;
}

/** @throws S3Error InvalidRequest when `value` is not the base64 of a digest of that length */
export function checkDigest(algorithm: ChecksumAlgorithm, value: string): void {
  const bytes = Buffer.from(value, "base64");
  if (bytes.length !== DIGEST_BYTES[algorithm] || bytes.toString("base64") !== value) {
    throw new S3Error("InvalidRequest", `Value for ${checksumHeader(algorithm)} header is invalid.`);
  }
}
