import type { FileHandle } from "node:fs/promises";
import { type DecodedFrame, decodeFrame, findFrame } from "./frame.ts";

const WINDOW_BYTES = 4 * 1024 * 1024;

/**
 * Hands every whole frame to `onFrame`, in order, and answers where the last one ends: what stands behind it
 * is the torn end of a write that nobody was told about. A damaged stretch in the middle is stepped over.
 */
export async function replay(file: FileHandle, onFrame: (decoded: DecodedFrame) => void): Promise<number> {
  const { size } = await file.stat();
  let window = Buffer.alloc(0);
  let base = 0;
  let from = 0;
  let end = 0;
  while (base + from < size) {
    const decoded = decodeFrame(window, from, base);
    if (typeof decoded === "object") {
      onFrame(decoded);
      from += decoded.frame.length;
      end = base + from;
    } else if (decoded === "short" && base + window.length < size) {
      const rest = window.subarray(from);
      const grown = Buffer.alloc(Math.min(size - base - from, Math.max(WINDOW_BYTES, rest.length * 2)));
      rest.copy(grown);
      const { bytesRead } = await file.read(
        grown,
        rest.length,
        grown.length - rest.length,
        base + window.length,
      );
      base += from;
      from = 0;
      window = grown.subarray(0, rest.length + bytesRead);
    } else {
      const next = findFrame(window, from + 1);
      // The magic itself may straddle two windows, so its last three bytes are looked at again.
      from = next === -1 ? Math.max(from + 1, window.length - 3) : next;
    }
  }
  return end;
}
