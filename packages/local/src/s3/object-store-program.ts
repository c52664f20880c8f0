import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const entry = fileURLToPath(new URL("object-store-process.ts", import.meta.url));

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
    logLevel: "silent",
  });
  return outfile;
}
