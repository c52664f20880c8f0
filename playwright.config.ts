import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "./scripts/test/chromium.ts";

const executablePath = findChromium();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./scripts/test/bundled-app.ts",
  outputDir: "test-results",
  // Long enough for a machine that does other things besides.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each worker runs an app with its engines besides the browser.
  workers: 2,
  forbidOnly: process.env["CI"] !== undefined,
  use: {
    // Traces take more time than the journeys: `--trace on` asks for them.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { args: chromiumFlags, ...(executablePath && { executablePath }) },
  },
});
