import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Stage } from "../stage.ts";
import { rounded } from "../transfer/in-turns.ts";
import { dropAndWait, openDashboard } from "./dashboard.ts";

const files = 10_000;
const fileSize = 4096;

export interface ManyFiles {
  files: number;
  filesPerS: number;
  /** Of HTTP, all that the page sends by what it sends, browsers' preflights among them. */
  requestsPerFile: number;
  /** The longest time for which the page could not answer its user. */
  longestTaskMs: number;
  requests: { app: number; store: number; preflight: number };
}

/** One drop of many small files onto the dashboard, in a browser. */
export async function measureManyFiles(stage: Stage): Promise<ManyFiles> {
  const [app, page] = await Promise.all([stage.app(), stage.page()]);
  const folder = join(stage.folder(), "Many");
  mkdirSync(folder);
  for (let n = 0; n < files; n += 1) writeFileSync(join(folder, `note ${n}.txt`), noteOf(n));
  await page.addInitScript(watchTasks);
  await openDashboard(page);
  const requests = await countSent(page, new URL(app.url).origin);
  const seconds = await dropAndWait(page, folder, `${files.toLocaleString("en")} files uploaded`);
  const longestTaskMs = await page.evaluate(() => Number(document.documentElement.dataset["longestTask"]));
  await page.context().close();
  const sent = requests.app + requests.store + requests.preflight;
  return {
    files,
    filesPerS: rounded(files / seconds),
    requestsPerFile: rounded(sent / files),
    longestTaskMs: Math.round(longestTaskMs),
    requests,
  };
}

const noteOf = (n: number) => `${n}\n`.padEnd(fileSize, "x");

/** Counts from now on, in the browser itself: pages are not told of preflights. */
async function countSent(page: Page, app: string): Promise<ManyFiles["requests"]> {
  const sent = { app: 0, store: 0, preflight: 0 };
  const session = await page.context().newCDPSession(page);
  session.on("Network.requestWillBeSent", ({ request }) => {
    if (request.method === "OPTIONS") sent.preflight += 1;
    else if (request.url.startsWith(`${app}/`)) sent.app += 1;
    else sent.store += 1;
  });
  await session.send("Network.enable");
  return sent;
}

/** Runs in the page. Tasks of less than 50 ms do not count as long: without any, the longest is 0. */
function watchTasks(): void {
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    document.documentElement.dataset["longestTask"] = String(longest);
  }).observe({ type: "longtask", buffered: true });
  addEventListener("DOMContentLoaded", () => {
    document.documentElement.dataset["longestTask"] = String(longest);
  });
}
