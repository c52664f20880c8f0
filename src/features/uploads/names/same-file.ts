import { digestOf, type Hasher } from "../hash/hasher.ts";
import type { Line } from "../queue/line.ts";
import type { TakenName } from "./names-api.ts";

/** To read more only to ask about it would make everybody wait for the question. Bytes. */
const MOST_COMPARED = 64 * 1024 ** 2;

interface Around {
  hasher: Hasher;
  line: Line;
  random: () => number;
}

/**
 * Whether a file holds the same bytes as the one that has its name already, by size and SHA-256. Of large files, and of
 * those that were sent without digests, it is not known: false.
 */
export async function isSameFile(
  file: File,
  { fileSize, sha256, digestPartSize }: TakenName,
  around: Around,
  signal: AbortSignal,
): Promise<boolean> {
  if (sha256 === null || file.size !== fileSize || fileSize > MOST_COMPARED) return false;
  const digest = (body: Blob) => digestOf(() => body, around, signal);
  const whole = digestPartSize === null ? digest(file) : digestOfParts(file, digestPartSize, digest);
  return (await whole.then(hexOf)) === sha256;
}

/** As object stores digest what came in parts: the digest of the parts' digests. */
async function digestOfParts(
  file: File,
  partSize: number,
  digest: (body: Blob) => Promise<string>,
): Promise<string> {
  const digests: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0; from < file.size; from += partSize) {
    digests.push(bytesOf(await digest(file.slice(from, from + partSize))));
  }
  return digest(new Blob(digests));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
}

function hexOf(base64: string): string {
  return Array.from(bytesOf(base64), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
