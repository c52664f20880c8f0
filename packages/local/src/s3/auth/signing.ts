import { createHmac, timingSafeEqual } from "node:crypto";

/** What a signature is good for: `<yyyymmdd>/<region>/s3/aws4_request`. */
export interface SigningScope {
  date: string;
  region: string;
}

export interface Signer {
  readonly scope: string;
  /** @returns the signature in lower-case hex */
  sign(stringToSign: string): string;
}

/** Source: AWS, "Create a signed AWS API request", steps 3 and 4. */
export function createSigner(secretAccessKey: string, { date, region }: SigningScope): Signer {
  const key = [date, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return {
    scope: `${date}/${region}/s3/aws4_request`,
    sign: (stringToSign) => hmac(key, stringToSign).toString("hex"),
  };
}

/** Compares in constant time, so that the time taken tells nothing about where they differ. */
export function sameSignature(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
