import type { Authenticated } from "../auth/authenticate.ts";
import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import type { ChecksumAlgorithm } from "../store/record.schema.ts";
import { type ExpectedChecksum, readExpectedChecksum } from "./checksum-header.ts";

/** How a body travels and what it must turn out to be. */
export interface BodyPlan {
  /** Of the body itself, without any coding around it. */
  size: number;
  coding: "plain" | "chunked" | "signed-chunked";
  trailer: boolean;
  /** Hex. */
  sha256?: string;
  /** Base64. */
  contentMd5?: string;
  checksum?: ExpectedChecksum;
}

/** S3's limit for one PUT and for one part. */
const MAX_BYTES = 5 * 1024 ** 3;

const CODINGS = new Map<string, Pick<BodyPlan, "coding" | "trailer">>([
  ["STREAMING-AWS4-HMAC-SHA256-PAYLOAD", { coding: "signed-chunked", trailer: false }],
  ["STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", { coding: "signed-chunked", trailer: true }],
  ["STREAMING-UNSIGNED-PAYLOAD-TRAILER", { coding: "chunked", trailer: true }],
]);

export interface PlanOptions {
  /** The checksum to compute when the client names none. */
  algorithm?: ChecksumAlgorithm;
  /** The checksum headers speak of something else than this body. */
  ignoreChecksum?: boolean;
}

/** @throws S3Error when the headers are missing, malformed or contradict one another */
export function planBody(request: S3Request, auth: Authenticated, options: PlanOptions = {}): BodyPlan {
  const { payloadHash } = auth;
  const coding = CODINGS.get(payloadHash) ?? { coding: "plain", trailer: false };
  const sha256 = coding.coding === "plain" ? readSha256(payloadHash) : undefined;
  const size = readSize(
    request.header(coding.coding === "plain" ? "content-length" : "x-amz-decoded-content-length"),
  );
  const contentMd5 = request.header("content-md5");
  if (contentMd5 !== undefined && !/^[A-Za-z0-9+/]{22}==$/.test(contentMd5))
    throw new S3Error("InvalidDigest");
  const { algorithm, ignoreChecksum = false } = options;
  const checksum =
    (ignoreChecksum ? undefined : readExpectedChecksum(request)) ?? (algorithm && { algorithm });
  const named = request.header("x-amz-sdk-checksum-algorithm") !== undefined && !auth.presigned;
  if (!checksum && named && !ignoreChecksum) {
    throw new S3Error(
      "InvalidRequest",
      "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.",
    );
  }
  return { ...coding, size, sha256, contentMd5, checksum };
}

function readSha256(payloadHash: string): string | undefined {
  if (payloadHash === "UNSIGNED-PAYLOAD") return undefined;
  if (/^[0-9a-f]{64}$/.test(payloadHash)) return payloadHash;
  if (payloadHash.startsWith("STREAMING-")) throw new S3Error("NotImplemented");
  throw new S3Error(
    "InvalidRequest",
    "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
  );
}

function readSize(sent: string | undefined): number {
  if (sent === undefined) throw new S3Error("MissingContentLength");
  if (!/^\d{1,15}$/.test(sent))
    throw new S3Error("InvalidArgument", "The length of the body is not a number.");
  const size = Number(sent);
  if (size > MAX_BYTES) throw new S3Error("EntityTooLarge");
  return size;
}
