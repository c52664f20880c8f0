import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import { type Authorization, readAuthorization } from "./authorization.ts";
import { hashCanonicalRequest } from "./canonical-request.ts";
import { type Keyring, type Signer, sameSignature } from "./signing.ts";

/** A request whose signature holds, and what is needed to verify the rest of its body. */
export interface Authenticated {
  presigned: boolean;
  /** `x-amz-content-sha256`: a hash in hex, UNSIGNED-PAYLOAD, or one of the STREAMING values. */
  payloadHash: string;
  signer: Signer;
  amzDate: string;
  signature: string;
}

const CLOCK_SKEW_MS = 15 * 60 * 1000;

/**
 * Verifies Signature Version 4, in the Authorization header or in the query.
 * @throws S3Error for requests that are unsigned, altered, expired, or signed by or for somebody else
 */
export function authenticate(request: S3Request, keyring: Keyring, now: number): Authenticated {
  const claim = readAuthorization(request);
  checkTime(claim, now);
  if (request.header("x-amz-security-token") !== undefined) throw new S3Error("InvalidToken");
  if (!sameSignature(keyring.accessKeyId, claim.accessKeyId)) throw new S3Error("InvalidAccessKeyId");
  checkRegion(claim, keyring.region);
  checkSignedHeaders(request, claim);
  const payloadHash = readPayloadHash(request, claim);
  const signer = keyring.signer(claim.date);
  const hash = hashCanonicalRequest(request, claim.signedHeaders, payloadHash);
  const expected = signer.sign(["AWS4-HMAC-SHA256", claim.amzDate, signer.scope, hash].join("\n"));
  if (!sameSignature(expected, claim.signature)) throw new S3Error("SignatureDoesNotMatch");
  return {
    presigned: claim.presigned,
    payloadHash,
    signer,
    amzDate: claim.amzDate,
    signature: claim.signature,
  };
}

function checkTime(claim: Authorization, now: number): void {
  if (claim.expiresAt === undefined) {
    if (Math.abs(now - claim.signedAt) > CLOCK_SKEW_MS) throw new S3Error("RequestTimeTooSkewed");
    return;
  }
  if (now > claim.expiresAt) throw new S3Error("AccessDenied", "Request has expired");
  if (claim.signedAt - now > CLOCK_SKEW_MS) throw new S3Error("AccessDenied", "Request is not valid yet");
}

/** Names the right region: some clients sign for any at first, and go by this answer. */
function checkRegion({ presigned, region: given }: Authorization, region: string): void {
  if (given === region) return;
  const code = presigned ? "AuthorizationQueryParametersError" : "AuthorizationHeaderMalformed";
  const place = presigned
    ? "Error parsing the X-Amz-Credential parameter"
    : "The authorization header is malformed";
  throw new S3Error(code, `${place}; the region '${given}' is wrong; expecting '${region}'`, {
    Region: region,
  });
}

/** What a header says must not be open to whoever carries the request: `host` and all of `x-amz-*` are signed. */
function checkSignedHeaders(request: S3Request, claim: Authorization): void {
  const signed = new Set(claim.signedHeaders);
  const unsigned = [...request.headers.keys()].filter(
    (name) => name.startsWith("x-amz-") && name !== "x-amz-content-sha256" && !signed.has(name),
  );
  if (!signed.has("host") || unsigned.length > 0) {
    throw new S3Error("AccessDenied", "There were headers present in the request which were not signed");
  }
  if (claim.signedHeaders.some((name) => !request.headers.has(name)))
    throw new S3Error("SignatureDoesNotMatch");
}

function readPayloadHash(request: S3Request, claim: Authorization): string {
  const hash = request.header("x-amz-content-sha256");
  if (claim.presigned) return hash ?? "UNSIGNED-PAYLOAD";
  if (hash === undefined) {
    throw new S3Error("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
  }
  return hash;
}
