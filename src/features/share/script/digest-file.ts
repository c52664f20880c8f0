/**
 * The SHA-256 of a file as the store keeps it, in hex: of the bytes, or, for what came in parts, of the digests of
 * the parts, one after the other. A part at a time, so that a large file is never held.
 */
export async function digestFile(
  file: Blob,
  partSize: number | undefined,
  onProgress: (done: number) => void = () => undefined,
): Promise<string> {
  if (partSize === undefined) return hex(await digestOf(await file.arrayBuffer()));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0; from < file.size; from += partSize) {
    parts.push(await digestOf(await file.slice(from, from + partSize).arrayBuffer()));
    onProgress(Math.min(1, (from + partSize) / file.size));
  }
  return hex(await digestOf(await new Blob(parts).arrayBuffer()));
}

export const digestOf = async (bytes: BufferSource): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
