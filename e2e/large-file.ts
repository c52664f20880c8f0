import { createHash, randomFillSync } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";

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
export function digestOfParts(bytes: Buffer, partSize: number): string {
  const whole = createHash("sha256");
  for (let from = 0; from < bytes.length; from += partSize) {
    whole.update(
      createHash("sha256")
        .update(bytes.subarray(from, from + partSize))
        .digest(),
    );
  }
  return whole.digest("hex");
}
