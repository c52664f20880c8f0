import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { findChromium } from "./chromium.ts";

const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");
const debian = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };

/**
 * Makes sure that a browser is here: one that is installed, else Playwright's download, else Debian's package.
 * @throws Error saying what to do when none can be had
 */
export function installChromium(): void {
  if (findChromium()) return;
  console.log("Installing a browser for the tests …");
  const download = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
  run(process.execPath, [playwright, "install", "--no-shell", "chromium"], download);
  if (findChromium()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update"], debian);
    run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], debian);
  }
  if (!findChromium()) throw new Error("No browser is here for the tests: install Chromium and try again.");
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv): void {
  spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"], env });
}
