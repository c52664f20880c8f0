/** Up to so many bytes are read at once; beyond, and where the browser has no digests, slice by slice. */
const WHOLE = 64 * 1024 ** 2;
const SLICE = 4 * 1024 ** 2;

/** The SHA-256 of a body in base64. @throws DOMException when the body cannot be read */
export async function sha256(body: Blob): Promise<string> {
  const digest = isSecureContext && body.size <= WHOLE ? await inOne(body) : await bySlices(body);
  return btoa(String.fromCharCode(...digest));
}

async function inOne(body: Blob): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", await body.arrayBuffer()));
}

/** Browsers keep `crypto.subtle` to HTTPS, and digest nothing piece by piece. */
async function bySlices(body: Blob): Promise<Uint8Array> {
  const { sha256: algorithm } = await import("@noble/hashes/sha2.js");
  const hash = algorithm.create();
  for (let from = 0; from < body.size; from += SLICE) {
    hash.update(new Uint8Array(await body.slice(from, from + SLICE).arrayBuffer()));
  }
  return hash.digest();
}
