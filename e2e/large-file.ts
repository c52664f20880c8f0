import { createHash, randomFillSync } from "node:crypto";
import { closeSync, openSync, readSync, writeSync } from "node:fs";

const MiB = 1024 ** 2;

/** Writes a file of which no two megabytes are alike. */
export function writeLargeFile(path: string, mebibytes: number): void {
  const block = randomFillSync(Buffer.alloc(MiB));
  const file = openSync(path, "w");
  for (let n = 0; n < mebibytes; n += 1) {
    block.writeUInt32LE(n);
    writeSync(file, block);
  }
  closeSync(file);
}

/** The SHA-256 of the SHA-256 of each part, in hex. */
export function digestOfParts(path: string, partSize: number): string {
  const whole = createHash("sha256");
  const file = openSync(path, "r");
  const part = Buffer.alloc(partSize);
  for (let length = readSync(file, part); length > 0; length = readSync(file, part)) {
    whole.update(createHash("sha256").update(part.subarray(0, length)).digest());
  }
  closeSync(file);
  return whole.digest("hex");
}
