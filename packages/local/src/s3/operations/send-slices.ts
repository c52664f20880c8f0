import { open } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { setImmediate as othersTurn } from "node:timers/promises";
import type { Blobs } from "../store/blobs.ts";
import { BUFFER_BYTES, giveBuffer, takeBuffer } from "../store/buffer-pool.ts";
import { DiskPace } from "../store/disk-pace.ts";
import { EagerReader } from "../store/eager-reader.ts";
import type { Part, Slice } from "../store/record.schema.ts";
import type { SystemSend } from "../store/system-send.ts";

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
    await using file = await open(blobs.path(blob), "r");
    for (let done = 0; done < length; ) {
      const buffer = takeBuffer();
      const wanted = Math.min(BUFFER_BYTES, length - done);
      const bytesRead = await reader.read(file, buffer, wanted, offset + done);
      if (bytesRead === 0) throw new Error("a blob is shorter than its record says");
      await sending;
      if (response.destroyed) return;
      sending = send(response, buffer, bytesRead);
      done += bytesRead;
      // Where the system cannot send by itself, the next bytes are read while the socket takes these.
      if (!bySystem || pace.isSlow || done === length) continue;
      await sending;
      done += sendBySystem(bySystem, pace, response, file.fd, offset + done, length - done);
      await othersTurn();
    }
  }
  await sending;
  response.end();
}

/** Sends what the socket takes at once, up to a limit. A full socket is waited for by the next `send`. */
function sendBySystem(
  bySystem: SystemSend,
  pace: DiskPace,
  { socket }: ServerResponse,
  file: number,
  position: number,
  length: number,
): number {
  const most = Math.min(length, inTurnBytes);
  let done = 0;
  // Whatever still waits in this process has to leave it first.
  while (socket && socket.writableLength === 0 && done < most && !pace.isSlow) {
    const wanted = Math.min(BUFFER_BYTES, most - done);
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
