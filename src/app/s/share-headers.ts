import { env } from "@dropify/core/env";
import { shareStylesHash } from "@/features/share/share-styles.ts";
import { storeOrigin } from "@/server/page-policy.ts";

const store = storeOrigin(env);

/** @param nonce of the page's one script; where there is none, nothing runs */
const contentPolicy = (nonce?: string): string =>
  [
    "default-src 'none'",
    `style-src '${shareStylesHash}'`,
    ...(nonce ? [`script-src 'nonce-${nonce}'`, `connect-src 'self' ${store}`] : []),
    // Previews come from the object store, to which our own address leads.
    `img-src 'self' data: ${store}`,
    `media-src 'self' ${store}`,
    // A PDF, in a viewer whose links lead nowhere else.
    ...(nonce ? [`frame-src 'self' ${store}`] : []),
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");

/**
 * What every answer under /s/ carries. The address is the secret, so it must reach no other site and no index;
 * what it shows may be withdrawn at any moment, so nothing may keep it.
 */
export const shareHeaders = {
  "cache-control": "private, no-store",
  "content-security-policy": contentPolicy(),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  vary: "accept",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex, nofollow, noarchive",
};

/** The same for a page with its script. */
export const headersOfPage = (nonce: string): Record<string, string> => ({
  ...shareHeaders,
  "content-security-policy": contentPolicy(nonce),
  "content-type": "text/html; charset=utf-8",
});
