import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const COLLECT_EVERY_BYTES = 4 * 1024 * 1024;

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

let passed = 0;

/**
 * To be told of bytes that were received and are no longer needed. Node hands every 64 KiB over in a buffer of
 * its own, and V8, which sees only the small objects in front of them, would let some 80 MiB pile up before it
 * looked. Collecting the young ones takes less than a millisecond.
 */
export function noteGarbage(bytes: number): void {
  passed += bytes;
  if (passed < COLLECT_EVERY_BYTES) return;
  passed = 0;
  if (typeof collect === "function") collect({ type: "minor" });
}
