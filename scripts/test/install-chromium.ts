import { createRequire } from "node:module";
import { findChromium } from "./chromium.ts";
import { canInstall, installPackages } from "./install-packages.ts";
import { runProgram } from "./run-program.ts";

const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");

/**
 * Makes sure that a browser is here: one that is installed, else Playwright's download, else Debian's package.
 * @throws Error saying what to do when none can be had
 */
export async function installChromium(stopped = new AbortController().signal): Promise<void> {
  if (findChromium()) return;
  console.log("Installing a browser for the tests …");
  const download = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
  const args = [playwright, "install", "--no-shell", "chromium"];
  await runProgram(stopped, process.execPath, args, download, "ignore");
  if (findChromium()) return;
  if (canInstall()) await installPackages(stopped, ["chromium"]);
  if (!findChromium()) throw new Error("No browser is here for the tests: install Chromium and try again.");
}
