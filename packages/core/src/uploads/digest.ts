import { createHash } from "node:crypto";

const toHex = (base64: string): string => Buffer.from(base64, "base64").toString("hex");

/**
 * The store's digest of an object in parts: the SHA-256 of its parts' SHA-256s, then their number.
 * Source: S3 user guide, "Checking object integrity", composite checksums.
 * @param sha256s of all parts in their order, base64
 */
export function compositeOf(sha256s: string[]): string {
  const hash = createHash("sha256");
  for (const sha256 of sha256s) hash.update(sha256, "base64");
  return `${hash.digest("base64")}-${sha256s.length}`;
}

/** The digest as people compare it: hex, without the number of parts. */
export const hexOf = (stored: string): string => toHex(stored.split("-")[0] ?? "");
