import { open } from "node:fs/promises";
import { createChecksumHasher } from "../body/hasher.ts";
import type { Blobs } from "../store/blobs.ts";
import { BUFFER_BYTES, giveBuffer, takeBuffer } from "../store/buffer-pool.ts";
import type { ChecksumAlgorithm, Slice } from "../store/record.schema.ts";

/** The checksum, in base64, of bytes that are stored already. */
export async function digestSlices(
  blobs: Blobs,
  slices: Slice[],
  algorithm: ChecksumAlgorithm,
): Promise<string> {
  const hasher = await createChecksumHasher(algorithm);
  const buffer = takeBuffer();
  try {
    for (const slice of slices) await readSlice(blobs, slice, buffer, (bytes) => hasher.update(bytes));
    return (await hasher.digest()).toString("base64");
  } finally {
    giveBuffer(buffer);
  }
}

async function readSlice(
  blobs: Blobs,
  { blob, offset, length }: Slice,
  buffer: Buffer,
  take: (bytes: Buffer) => void,
): Promise<void> {
  const file = await open(blobs.path(blob), "r");
  try {
    for (let done = 0; done < length; ) {
      const wanted = Math.min(BUFFER_BYTES, length - done);
      const { bytesRead } = await file.read(buffer, 0, wanted, offset + done);
      if (bytesRead === 0) throw new Error("a blob is shorter than its record says");
      take(buffer.subarray(0, bytesRead));
      done += bytesRead;
    }
  } finally {
    await file.close();
  }
}
