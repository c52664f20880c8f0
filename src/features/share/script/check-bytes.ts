import { digestOf, hex } from "./digest-file.ts";

/** What arrived is not what was sent. */
export class DamagedFile extends Error {}

export interface KnownDigest {
  fileSize: number;
  /** In hex, as the store keeps it; null where none was sent along. */
  sha256: string | null;
  /** Of the parts whose digests it is the digest of; null where it is the file's own. */
  digestPartSize: number | null;
}

/** The most that is kept of a file while it is checked. */
const mostHeld = 64 * 1024 ** 2;

/** Whether this browser can tell, which it can on https and on the machine itself alone. */
export const canCheck = ({ sha256, digestPartSize, fileSize }: KnownDigest): boolean =>
  sha256 !== null && (digestPartSize ?? fileSize) <= mostHeld && globalThis.crypto?.subtle !== undefined;

/**
 * The bytes as they come, compared at their end with the digest that they must have.
 * @throws DamagedFile
 */
export async function* checkBytes(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  known: KnownDigest,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { sha256, digestPartSize, fileSize } = known;
  const partSize = digestPartSize ?? fileSize;
  const digests: Uint8Array<ArrayBuffer>[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const endPart = async () => {
    digests.push(await digestOf(await new Blob(held).arrayBuffer()));
    held = [];
    bytes = 0;
  };
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const some = chunk.subarray(from, from + partSize - bytes);
      held.push(some);
      bytes += some.length;
      from += some.length;
      if (bytes === partSize) await endPart();
    }
    yield chunk;
  }
  if (bytes > 0 || digests.length === 0) await endPart();
  const [only = new Uint8Array()] = digests;
  const found = digestPartSize === null ? only : await digestOf(await new Blob(digests).arrayBuffer());
  if (hex(found) !== sha256) throw new DamagedFile("The file is not as it was sent");
}
