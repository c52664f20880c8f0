import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";

export interface Signer {
  /** What its signatures are good for: `<yyyymmdd>/<region>/s3/aws4_request`. */
  readonly scope: string;
  /** @returns the signature in lower-case hex */
  sign(stringToSign: string): string;
}

/** Signs for one secret in one region. Source: AWS, "Create a signed AWS API request", steps 3 and 4. */
export class Keyring {
  readonly accessKeyId: string;
  readonly region: string;
  readonly #secret: KeyObject;
  #latest: { date: string; signer: Signer } | undefined;

  constructor(accessKeyId: string, secretAccessKey: string, region: string) {
    this.accessKeyId = accessKeyId;
    this.region = region;
    this.#secret = createSecretKey(`AWS4${secretAccessKey}`, "utf8");
  }

  /**
   * @param date as `yyyymmdd`. Nearly every request is of one day, so the last signer is kept: deriving its key
   *   takes longer than all else about a small request.
   */
  signer(date: string): Signer {
    if (this.#latest?.date === date) return this.#latest.signer;
    const parts = [date, this.region, "s3", "aws4_request"];
    const key = parts.reduce((from, part) => createSecretKey(hmac(from, part)), this.#secret);
    const signer = { scope: parts.join("/"), sign: (text: string) => hmac(key, text).toString("hex") };
    this.#latest = { date, signer };
    return signer;
  }
}

/** Compares in constant time, so that the time taken tells nothing about where they differ. */
export function sameSignature(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}

function hmac(key: KeyObject, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
