import { createHash } from "node:crypto";
import type { S3Request } from "../http/s3-request.ts";
import { encodeUri, encodeUriPath } from "./uri-encoding.ts";

const SIGNATURE_PARAMETER = "X-Amz-Signature";

/**
 * The hash of the request in the form both sides sign.
 * Source: AWS, "Create a signed AWS API request", step 1; S3 encodes the path once and normalises nothing.
 */
export function hashCanonicalRequest(
  request: S3Request,
  signedHeaders: string[],
  payloadHash: string,
): string {
  const query = request.query
    .filter(([name]) => name !== SIGNATURE_PARAMETER)
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .toSorted(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const headers = signedHeaders
    .map((name) => `${name}:${canonicalValue(request.headers.get(name) ?? [])}\n`)
    .join("");
  const parts = [
    request.method,
    encodeUriPath(request.path),
    query,
    headers,
    signedHeaders.join(";"),
    payloadHash,
  ];
  // Node hands header bytes over as latin1; hashing them as such restores what the client signed.
  return createHash("sha256").update(parts.join("\n"), "latin1").digest("hex");
}

function canonicalValue(values: string[]): string {
  return values.map((value) => value.trim().replace(/ +/g, " ")).join(",");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
