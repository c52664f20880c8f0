import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { type App, startApp } from "./app.ts";
import { test as base } from "./fixtures.ts";
import { StoreLine } from "./store-line.ts";

/** Slow enough to act while a large file is on its way. */
const BYTES_PER_SECOND = 60 * 1024 ** 2;

/** Journeys of uploads: the way to the object store is a line that can be cut. */
export const test = base.extend<{ folder: string }, { line: StoreLine; app: App }>({
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

/** Drags files and folders from outside onto an element and lets them go there, as the system's file manager would. */
export async function drop(page: Page, paths: string[], onto: Locator): Promise<void> {
  const box = await onto.boundingBox();
  if (!box) throw new Error("There is nothing to drop onto");
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const x = box.x + Math.min(box.width / 2, 300);
  const y = box.y + box.height / 2;
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x, y, data });
  }
  await session.detach();
}

export { expect } from "@playwright/test";
