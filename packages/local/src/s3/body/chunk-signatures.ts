import { createHash, type Hash } from "node:crypto";
import type { Authenticated } from "../auth/authenticate.ts";
import { sameSignature } from "../auth/signing.ts";
import { S3Error } from "../s3-error.ts";

const TRAILER_SIGNATURE = "x-amz-trailer-signature";
const EMPTY_HASH = createHash("sha256").digest("hex");

/**
 * Verifies the chain of signatures in a signed aws-chunked body: each covers its chunk and the signature
 * before it, so that no chunk can be altered, dropped or moved.
 */
export class ChunkSignatures {
  readonly #auth: Authenticated;
  #previous: string;
  #hash: Hash = createHash("sha256");

  constructor(auth: Authenticated) {
    this.#auth = auth;
    this.#previous = auth.signature;
  }

  data(bytes: Buffer): void {
    this.#hash.update(bytes);
  }

  /** @throws S3Error SignatureDoesNotMatch */
  chunkEnd(signature: string | undefined): void {
    this.#verify("AWS4-HMAC-SHA256-PAYLOAD", [EMPTY_HASH, this.#hash.digest("hex")], signature);
    this.#hash = createHash("sha256");
  }

  /** @throws S3Error SignatureDoesNotMatch */
  trailers(fields: Map<string, string>): void {
    const text = [...fields]
      .filter(([name]) => name !== TRAILER_SIGNATURE)
      .map(([name, value]) => `${name}:${value}\n`)
      .join("");
    const hash = createHash("sha256").update(text, "latin1").digest("hex");
    this.#verify("AWS4-HMAC-SHA256-TRAILER", [hash], fields.get(TRAILER_SIGNATURE));
  }

  #verify(algorithm: string, hashes: string[], signature = ""): void {
    const { signer, amzDate } = this.#auth;
    const expected = signer.sign([algorithm, amzDate, signer.scope, this.#previous, ...hashes].join("\n"));
    if (!sameSignature(expected, signature)) throw new S3Error("SignatureDoesNotMatch");
    this.#previous = signature;
  }
}
