const KEPT = 8;

/** Size of every pooled buffer: large enough to make few calls, small enough to stay in the processor's cache. */
export const BUFFER_BYTES = 256 * 1024;

const free: Buffer[] = [];

/** Lends a buffer of BUFFER_BYTES with unspecified content. Reuse keeps memory flat whatever passes through. */
export function takeBuffer(): Buffer {
  return free.pop() ?? Buffer.allocUnsafeSlow(BUFFER_BYTES);
}

/** Takes a lent buffer back; nobody may use it any more. */
export function giveBuffer(buffer: Buffer): void {
  if (free.length < KEPT) free.push(buffer);
}
