import type { Env } from "@dropify/core/env";

type StoreSettings = Pick<Env, "S3_PUBLIC_ENDPOINT" | "S3_ENDPOINT" | "S3_BUCKET" | "AWS_REGION">;

/** The pages' content security policy: scripts by nonce only, and bytes to the object store alone. */
export function pagePolicy(nonce: string, store: StoreSettings, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    // React's development build evaluates code to show stacks of the server.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${storeOrigin(store)}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
}

/** Where browsers send bytes; on AWS the bucket has a host of its own, unless dots in its name forbid it. */
export function storeOrigin({
  S3_PUBLIC_ENDPOINT,
  S3_ENDPOINT,
  S3_BUCKET,
  AWS_REGION,
}: StoreSettings): string {
  const endpoint = S3_PUBLIC_ENDPOINT ?? S3_ENDPOINT;
  if (endpoint) return new URL(endpoint).origin;
  const host = `s3.${AWS_REGION}.amazonaws.com`;
  return S3_BUCKET.includes(".") ? `https://${host}` : `https://${S3_BUCKET}.${host}`;
}
