import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { expect } from "vitest";
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

/**
 * Lets one server do all orders at once and be killed when each is where it should be.
 * @returns of each order the commands that it sent, or that it was killed on the way
 * @throws Error when the server fails by itself
 */
export async function runCrashing(
  program: string,
  env: Record<string, string>,
  orders: CrashOrder[],
): Promise<(string[] | "killed")[]> {
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env, NODE_COMPILE_CACHE: `${program}.cache` },
  });
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.signalCode !== "SIGKILL" && child.exitCode !== 0)
    throw new Error(`The server failed by itself:\n${complaint}`);
  const ended = z.array(z.array(z.string()).nullable()).parse(JSON.parse(said));
  const hasEndedItself = ended.every((commands) => commands !== null);
  expect(child.signalCode).toBe(hasEndedItself ? null : "SIGKILL");
  return ended.map((commands) => commands ?? "killed");
}
