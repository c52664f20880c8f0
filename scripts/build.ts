import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, ".next", "built-from");
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

/**
 * Builds the app for production unless it was built from exactly these sources.
 * @throws Error when the build fails or is stopped
 */
export async function ensureBuild(stopped?: AbortSignal): Promise<void> {
  const wanted = await hashSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("Building the app (once for every change) …");
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const build = spawn(process.execPath, [next, "build"], {
    cwd: root,
    stdio: ["ignore", process.stderr, process.stderr],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    ...(stopped && { signal: stopped }),
  });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error("The app could not be built.");
  writeFileSync(stamp, wanted);
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  const files: string[] = [];
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !/\.test\.tsx?$/.test(path)) files.push(path);
  }
  for (const path of files.toSorted()) hash.update(`${path.slice(root.length)}\0`).update(readFileSync(path));
  return hash.digest("hex");
}
