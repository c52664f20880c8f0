/** Bytes of each sample. */
const SAMPLE = 64 * 1024;

/**
 * What is digested to tell a file again: a file that goes as one is read whole, of one that travels in parts only its
 * size, head, middle and tail. Two versions that agree in these are told apart by the digests of their stored parts.
 */
export function fingerprintOf(file: Blob, inParts: boolean): Blob {
  if (!inParts) return file;
  const middle = Math.max(0, Math.floor((file.size - SAMPLE) / 2));
  return new Blob([
    `${file.size}\n`,
    file.slice(0, SAMPLE),
    file.slice(middle, middle + SAMPLE),
    file.slice(-SAMPLE),
  ]);
}
