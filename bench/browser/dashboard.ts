import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { drop } from "../../e2e/drop.ts";
import { drawn, isAwake } from "../../e2e/open-page.ts";

/** Opens the dashboard, and waits until it takes files. */
export async function openDashboard(page: Page): Promise<void> {
  await page.goto("/");
  while (!(await page.evaluate(isAwake))) await sleep(50);
  await page.evaluate(drawn);
}

/** A page that says nothing new for so long does not go on. */
const longestSilence = 60_000;

/**
 * Drops what lies at a path and waits until the page says that it is done.
 * @returns seconds from the drop until then
 * @throws Error with the page's own words when it does not get there
 */
export async function dropAndWait(page: Page, path: string, done: string): Promise<number> {
  const uploads = page.getByRole("region", { name: "Uploads" });
  const start = performance.now();
  await drop(page, [path], page.getByRole("main"));
  await uploads.waitFor();
  let words = "";
  for (let changedAt = start; !words.startsWith(done); await sleep(100)) {
    const now = await uploads.locator("header").innerText();
    if (now !== words) changedAt = performance.now();
    words = now;
    if (performance.now() - changedAt > longestSilence) {
      throw new Error(`The page should say "${done}" and says "${words}".`);
    }
  }
  return (performance.now() - start) / 1000;
}
