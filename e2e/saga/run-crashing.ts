import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { z } from "zod";
import type { CrashOrder } from "./crash-order.schema.ts";

const entry = fileURLToPath(new URL("crash-child.ts", import.meta.url));

/** Writes the crashing server as one file: many are started, and loading a hundred modules takes each a second. */
export function writeCrashingServer(folder: string): string {
  const outfile = `${folder}/crash-child.mjs`;
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    minifySyntax: true,
    // Some of what the SDK brings along is CommonJS.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "silent",
  });
  return outfile;
}

/** @returns the commands that it sent, or that it was killed on the way. @throws Error when it fails by itself */
export async function runCrashing(
  program: string,
  env: Record<string, string>,
  order: CrashOrder,
): Promise<string[] | "killed"> {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env, NODE_COMPILE_CACHE: `${program}.cache` },
  });
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.signalCode === "SIGKILL") return "killed";
  if (child.exitCode !== 0) throw new Error(`The server failed by itself:\n${complaint}`);
  return z.array(z.string()).parse(JSON.parse(said));
}
