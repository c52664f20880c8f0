import { open } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import type { Blobs } from "../store/blobs.ts";
import { BUFFER_BYTES, giveBuffer, takeBuffer } from "../store/buffer-pool.ts";
import { EagerReader } from "../store/eager-reader.ts";
import type { Part, Slice } from "../store/record.schema.ts";

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
  let sending: Promise<void> | undefined;
  // The next bytes are read while the socket takes these, so two buffers are in use at a time.
  for await (const { buffer, length } of readSlices(blobs, slices)) {
    await sending;
    if (response.destroyed) return;
    sending = send(response, buffer, length);
  }
  await sending;
  response.end();
}

async function* readSlices(
  blobs: Blobs,
  slices: Slice[],
): AsyncGenerator<{ buffer: Buffer; length: number }> {
  const reader = new EagerReader();
  for (const { blob, offset, length } of slices) {
    await using file = await open(blobs.path(blob), "r");
    for (let done = 0; done < length; ) {
      const buffer = takeBuffer();
      const wanted = Math.min(BUFFER_BYTES, length - done);
      const bytesRead = await reader.read(file, buffer, wanted, offset + done);
      if (bytesRead === 0) throw new Error("a blob is shorter than its record says");
      done += bytesRead;
      yield { buffer, length: bytesRead };
    }
  }
}

function send(response: ServerResponse, buffer: Buffer, length: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that is cut may never call back for what it had yet to send; its buffer is left to be collected.
    response.once("close", resolve);
    response.write(buffer.subarray(0, length), (error) => {
      response.off("close", resolve);
      if (!error) giveBuffer(buffer);
      resolve();
    });
  });
}
