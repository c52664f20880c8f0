import type { ChecksumAlgorithm } from "../store/record.schema.ts";

/** The generator polynomials, bit-reversed, since all three are reflected CRCs. */
const POLYNOMIALS = {
  CRC32: 0xedb88320n,
  CRC32C: 0x82f63b78n,
  CRC64NVME: 0x9a6c9329ac4bc9b5n,
} as const;

export type CombinableAlgorithm = keyof typeof POLYNOMIALS;

export function isCombinable(algorithm: ChecksumAlgorithm): algorithm is CombinableAlgorithm {
  return algorithm in POLYNOMIALS;
}

/**
 * The CRC of bytes laid end to end, from the CRC of each stretch alone: appending n bytes to a message
 * multiplies its CRC by x^(8n) modulo the polynomial. Source: Mark Adler's crc32_combine in zlib.
 */
export function combineCrcs(
  algorithm: CombinableAlgorithm,
  stretches: { size: number; digest: Buffer }[],
): Buffer {
  const polynomial = POLYNOMIALS[algorithm];
  const digits = algorithm === "CRC64NVME" ? 16 : 8;
  const powers = new Map<number, bigint>();
  let combined = 0n;
  for (const { size, digest } of stretches) {
    const shift = powers.get(size) ?? powerOfX(8n * BigInt(size), polynomial, digits * 4);
    // All parts but the last are of one size as a rule, so the costly power is computed twice.
    powers.set(size, shift);
    combined = multiply(combined, shift, polynomial, digits * 4) ^ BigInt(`0x${digest.toString("hex")}`);
  }
  return Buffer.from(combined.toString(16).padStart(digits, "0"), "hex");
}

/** x^n modulo the polynomial, by squaring. In reflected order the top bit is x^0. */
function powerOfX(n: bigint, polynomial: bigint, width: number): bigint {
  let result = 1n << BigInt(width - 1);
  let square = 1n << BigInt(width - 2);
  for (let left = n; left > 0n; left >>= 1n) {
    if (left & 1n) result = multiply(result, square, polynomial, width);
    square = multiply(square, square, polynomial, width);
  }
  return result;
}

function multiply(a: bigint, b: bigint, polynomial: bigint, width: number): bigint {
  let product = 0n;
  let shifted = b;
  for (let bit = 1n << BigInt(width - 1); bit > 0n; bit >>= 1n) {
    if (a & bit) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n;
  }
  return product;
}
