import { type FileHandle, open } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import type { Blobs } from "../store/blobs.ts";
import type { Part, Slice } from "../store/record.schema.ts";

const READ_BYTES = 512 * 1024;

/** The slices that hold `length` bytes from `offset` of the parts laid end to end. */
export function cutSlices(parts: Part[], offset: number, length: number): Slice[] {
  const cut: Slice[] = [];
  let skip = offset;
  let left = length;
  for (const slice of parts.flatMap(({ slices }) => slices)) {
    if (left === 0) break;
    if (skip >= slice.length) {
      skip -= slice.length;
      continue;
    }
    const taken = Math.min(slice.length - skip, left);
    cut.push({ blob: slice.blob, offset: slice.offset + skip, length: taken });
    skip = 0;
    left -= taken;
  }
  return cut;
}

/** Sends the slices and ends the response; stops early, without complaint, when the client goes away. */
export async function sendSlices(response: ServerResponse, blobs: Blobs, slices: Slice[]): Promise<void> {
  for (const slice of slices) {
    if (response.destroyed) return;
    const file = await open(blobs.path(slice.blob), "r");
    try {
      await sendSlice(response, file, slice);
    } finally {
      await file.close();
    }
  }
  response.end();
}

async function sendSlice(
  response: ServerResponse,
  file: FileHandle,
  { offset, length }: Slice,
): Promise<void> {
  // Two buffers: while the socket takes one, the other is filled.
  const buffers = [Buffer.allocUnsafeSlow(READ_BYTES), Buffer.allocUnsafeSlow(READ_BYTES)];
  let sending: Promise<void> | undefined;
  for (let done = 0, turn = 0; done < length && !response.destroyed; turn += 1) {
    const buffer = buffers[turn % 2] ?? Buffer.alloc(0);
    const { bytesRead } = await file.read(buffer, 0, Math.min(READ_BYTES, length - done), offset + done);
    if (bytesRead === 0) throw new Error("a blob is shorter than its record says");
    done += bytesRead;
    await sending;
    sending = sent(response, buffer.subarray(0, bytesRead));
  }
  await sending;
}

function sent(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => response.write(bytes, () => resolve()));
}
