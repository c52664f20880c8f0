import { createHash, randomInt } from "node:crypto";
import { decodeTime, encodeTime, monotonicFactory, ulid } from "ulid";

/** A ULID: files, folders and uploads. */
export const newId = (now = new Date()): string => ulid(now.getTime());

/** Makes ULIDs of one moment that sort in the order they were made: what is dropped together stays in its order. */
export function idsInOrder(now = new Date()): () => string {
  const next = monotonicFactory();
  return () => next(now.getTime());
}

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const inCrockford = (bits: bigint, length: number): string =>
  Array.from(
    { length },
    (_, index) => crockford[Number((bits >> BigInt(5 * (length - 1 - index))) & 31n)],
  ).join("");

/**
 * The ULID of something that happened: the same each time it is told of. Its moment, 40 bits of its place in
 * the order of such events, and 40 bits of a hash of what it was.
 */
export function idOfEvent({ at, order, what }: { at: Date; order: bigint; what: string }): string {
  const hash = createHash("sha256").update(what).digest().readBigUInt64BE();
  return `${encodeTime(at.getTime())}${inCrockford(order, 8)}${inCrockford(hash, 8)}`;
}

/** The moment in a ULID as ISO-8601 UTC with milliseconds: always 24 characters, so it sorts as text. */
export const timeOfId = (id: string): string => new Date(decodeTime(id)).toISOString();

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const secretLength = 22;

/** 22 letters and digits: 131 random bits, so guessing one is hopeless and a double click selects it whole. */
export const newSecretId = (): string =>
  Array.from({ length: secretLength }, () => letters.charAt(randomInt(letters.length))).join("");

/** The same shape, made of the bytes of a keyed hash (32 of them leave no measurable bias). */
export function secretIdFrom(digest: Buffer): string {
  let rest = BigInt(`0x${digest.toString("hex")}`);
  const base = BigInt(letters.length);
  return Array.from({ length: secretLength }, () => {
    const letter = letters.charAt(Number(rest % base));
    rest /= base;
    return letter;
  }).join("");
}
