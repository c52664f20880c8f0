import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type App, startApp } from "./app.ts";
import { test as base } from "./fixtures.ts";
import { StoreLine } from "./store-line.ts";

/** Slow enough to act while a large file is on its way. */
const BYTES_PER_SECOND = 40 * 1024 ** 2;

/** Journeys of uploads: the way to the object store is a line that can be cut. */
export const test = base.extend<{ folder: string; sound: void }, { line: StoreLine; app: App }>({
  line: [
    async ({ browserName: _browser }, use) => {
      const line = await StoreLine.open(BYTES_PER_SECOND);
      await use(line);
      line.close();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ line }, use) => {
      const app = await startApp({ env: { S3_PUBLIC_ENDPOINT: line.url } });
      line.leadTo(app.env["S3_ENDPOINT"] ?? "");
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  /** Each test begins on a sound line of the usual speed. */
  sound: [
    async ({ line }, use) => {
      line.bytesPerSecond = BYTES_PER_SECOND;
      line.taken.clear();
      line.lost.length = 0;
      line.mend();
      await use();
    },
    { auto: true },
  ],
  /** For files on disk; gone after the test. */
  folder: async ({ browserName: _browser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "dropify-upload-"));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

/** Picks files by the dashboard's button. */
export async function pickFiles(page: Page, paths: string | string[]): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload", exact: true }).first().click();
  await (await choosing).setFiles(paths);
}

export { expect } from "@playwright/test";
