import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** OWASP's first choice for argon2id: 19 MiB (in KiB), 2 passes, 1 lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const tagBytes = 32;

/**
 * The password as a PHC string, which carries its own cost, so that a later change of cost leaves old
 * ones readable.
 */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(saltBytes);
  const tag = await deriveTag(password, { ...cost, nonce, tagLength: tagBytes });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encode(nonce)}$${encode(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Compares in constant time. A text that is no hash of ours matches nothing. */
export async function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", tag = ""] = phc.exec(given.hash) ?? [];
  if (!tag) return false;
  const expected = Buffer.from(tag, "base64");
  const actual = await deriveTag(given.password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, "base64"),
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected);
}

interface Derivation {
  memory: number;
  passes: number;
  parallelism: number;
  nonce: Buffer;
  tagLength: number;
}

/** NFKC, as NIST SP 800-63B asks: the same password typed on another keyboard is the same bytes. */
const deriveTag = (password: string, derivation: Derivation): Promise<Buffer> =>
  derive("argon2id", { message: password.normalize("NFKC"), ...derivation });

const encode = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");
