import { fstatSync } from "node:fs";
import { startObjectStore } from "./object-store.ts";
import { readObjectStoreSettings } from "./object-store-settings.ts";

/**
 * Runs the store as a process of its own. Once it listens it prints one line of JSON; it ends on SIGTERM and
 * SIGINT, and when its parent does: the parent's end shows as a closed IPC channel or a closed standard input.
 */
const store = await startObjectStore({
  ...readObjectStoreSettings(process.env),
  onFailure: (requestId, error) =>
    console.error(JSON.stringify({ level: "error", requestId, error: String(error) })),
});

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await store.close();
  process.exit(0);
}

process.on("SIGTERM", end);
process.on("SIGINT", end);
process.on("disconnect", end);
// Only a pipe ends with whoever holds its other end; a terminal or /dev/null says nothing about the parent.
const input = fstatSync(process.stdin.fd);
if (!process.channel && (input.isFIFO() || input.isSocket()))
  process.stdin.on("end", end).on("error", end).resume();

console.log(JSON.stringify({ ready: true, endpoint: store.endpoint }));
