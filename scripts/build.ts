import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
export const openNext = join(root, "node_modules", "@opennextjs", "aws", "dist", "index.js");
/** What a deployment bundles is built along with what `next start` serves. */
export const standalone = { NEXT_PRIVATE_STANDALONE: "true", NEXT_PRIVATE_OUTPUT_TRACE_ROOT: root };
const stamp = join(root, ".next", "built-from");
const bundle = join(root, ".open-next");
const bundleStamp = join(bundle, "built-from");
const sources = [
  "src/**/*",
  "public/**/*",
  "packages/*/src/**/*",
  "packages/*/package.json",
  "{next.config,postcss.config}.*",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const bundleSources = [...sources, "open-next.config.ts", "infra/open-next/*"];

/**
 * Builds the app for production unless it was built from exactly these sources.
 * @throws Error when the build fails or is stopped
 */
export async function ensureBuild(stopped?: AbortSignal): Promise<void> {
  const wanted = await hashSources(sources);
  if (readStamp(stamp) === wanted) return;
  console.error("Building the app (once for every change) …");
  await run([next, "build"], standalone, process.stderr, stopped);
  writeFileSync(stamp, wanted);
}

/**
 * Bundles the built app as a deployment would, unless it was bundled from exactly these sources.
 * @returns where the bundle is: `server-functions/default` for Lambda, `assets` for the bucket of the site
 * @throws Error when a build fails or is stopped
 */
export async function ensureBundle(stopped?: AbortSignal): Promise<string> {
  await ensureBuild(stopped);
  const wanted = await hashSources(bundleSources);
  if (readStamp(bundleStamp) === wanted) return bundle;
  console.error("Bundling the app as it is deployed …");
  await run([openNext, "build"], { APP_IS_BUILT: "true" }, "ignore", stopped);
  writeFileSync(bundleStamp, wanted);
  return bundle;
}

/** Runs a build as it is run for production. @throws Error when it fails or is stopped */
export async function run(
  args: string[],
  env: Record<string, string>,
  out: Writable | "ignore",
  stopped?: AbortSignal,
  cwd = root,
): Promise<void> {
  const build = spawn(process.execPath, args, {
    cwd,
    stdio: ["ignore", out, process.stderr],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    ...(stopped && { signal: stopped }),
  });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error("The app could not be built.");
}

const readStamp = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);

async function hashSources(patterns: string[]): Promise<string> {
  const hash = createHash("sha256");
  const files: string[] = [];
  for await (const entry of glob(patterns, { cwd: root, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !/\.test\.tsx?$/.test(path)) files.push(path);
  }
  for (const path of files.toSorted()) hash.update(`${path.slice(root.length)}\0`).update(readFileSync(path));
  return hash.digest("hex");
}
