import { closeSync, openSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { setImmediate as othersTurn } from "node:timers/promises";
import type { Blobs } from "../store/blobs.ts";
import { BUFFER_BYTES, giveBuffer, takeBuffer } from "../store/buffer-pool.ts";
import { DiskPace } from "../store/disk-pace.ts";
import { EagerReader } from "../store/eager-reader.ts";
import type { Part, Slice } from "../store/record.schema.ts";
import type { SystemSend } from "../store/system-send.ts";

/** What the system is asked to send at once. */
const inCallBytes = 1024 ** 2;
/** What the system sends until all else gets its turn. */
const inTurnBytes = 4 * 1024 ** 2;

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

/**
 * Sends the slices and ends the response; stops early, without complaint, when the client goes away.
 * @param bySystem how the system sends by itself, if it can
 */
export async function sendSlices(
  response: ServerResponse,
  blobs: Pick<Blobs, "path">,
  slices: Slice[],
  bySystem: SystemSend | undefined,
): Promise<void> {
  const pace = new DiskPace();
  const reader = new EagerReader(pace);
  let sending: Promise<void> | undefined;
  for (const { blob, offset, length } of slices) {
    using file = openFile(blobs.path(blob));
    for (let done = 0; done < length; ) {
      // What Node sends comes first: the head of the response, and what a full socket has kept waiting.
      if (bySystem && sending && !pace.isSlow) {
        await sending;
        const most = Math.min(length - done, inTurnBytes);
        const sent = sendBySystem(bySystem, pace, response, file.descriptor, offset + done, most);
        done += sent;
        await othersTurn();
        if (sent === most) continue;
      }
      const buffer = takeBuffer();
      const wanted = Math.min(BUFFER_BYTES, length - done);
      const bytesRead = await reader.read(file.descriptor, buffer, wanted, offset + done);
      if (bytesRead === 0) throw new Error("a blob is shorter than its record says");
      // Two buffers are in use at a time: one is read into while the socket takes the other.
      await sending;
      if (response.destroyed) return;
      sending = send(response, buffer, bytesRead);
      done += bytesRead;
    }
  }
  await sending;
  response.end();
}

/** Open until the end of the block. At once, as EagerReader reads: what a thread would take is mostly waiting for its turn. */
function openFile(path: string) {
  const descriptor = openSync(path, "r");
  return { descriptor, [Symbol.dispose]: () => closeSync(descriptor) };
}

/** Sends what the socket takes at once. A full one is waited for by the next `send`. */
function sendBySystem(
  bySystem: SystemSend,
  pace: DiskPace,
  { socket }: ServerResponse,
  file: number,
  position: number,
  length: number,
): number {
  let done = 0;
  while (socket && socket.writableLength === 0 && done < length && !pace.isSlow) {
    const wanted = Math.min(inCallBytes, length - done);
    const at = position + done;
    const sent = pace.measure(() => bySystem(socket, file, at, wanted));
    if (sent <= 0) break;
    done += sent;
  }
  return done;
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
