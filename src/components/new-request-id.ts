/**
 * A name for one intent, the same for every try of it, so that a repeated request has the effect of one.
 * `crypto.randomUUID` would need HTTPS, which a home network may lack.
 */
export function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join("-");
}
