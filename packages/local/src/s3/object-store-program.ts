import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const entry = fileURLToPath(new URL("object-store-process.ts", import.meta.url));

const koffi = createRequire(import.meta.url).resolve("koffi");

/**
 * What the program is started with. Its memory is mostly bytes that pass through, so a young generation of 1 MB
 * suffices, and threads for collecting it cost more than they take off.
 */
export const objectStoreOptions = ["--max-semi-space-size=1", "--single-threaded-gc"];
/** glibc would give each thread an arena of its own, and each arena would keep what passed through it. */
export const objectStoreVariables = { MALLOC_ARENA_MAX: "1" };

/**
 * Writes the program that runs the store as one plain file into `folder`, and returns its path. Node could run
 * the sources as they stand, but what it needs to strip their types stays in memory: 35 MB, half of the whole.
 */
export function writeObjectStoreProgram(folder: string): string {
  const outfile = join(folder, "object-store.mjs");
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    // It finds its native part beside itself, so it is loaded from where it is installed.
    alias: { koffi },
    external: [koffi],
    logLevel: "silent",
  });
  return outfile;
}
