import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";

/** What a browser holds in memory, all its processes together, and what of it is the page's own objects. Bytes. */
export interface Held {
  /** The most since `watch`; Linux alone tells. */
  processes: number;
  /** Now, with what nobody needs any more collected. */
  objects: number;
}

/** Watches the memory of a page and of the browser around it. */
export async function watchMemory(page: Page): Promise<{ held(): Promise<Held> }> {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (!browser) throw new Error("This page belongs to no browser of its own");
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  await browser.detach();
  const folders = processInfo.map(({ id }) => `/proc/${id}`);
  const isLinux = process.platform === "linux";
  // proc(5): from here on VmHWM is the most that is held at a time.
  if (isLinux) for (const folder of folders) writeFileSync(`${folder}/clear_refs`, "5");
  const session = await page.context().newCDPSession(page);
  return {
    async held() {
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      const processes = isLinux ? folders.reduce((sum, folder) => sum + peakOf(folder), 0) : 0;
      return { processes, objects: usedSize };
    },
  };
}

function peakOf(folder: string): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`${folder}/status`, "utf8")) ?? [];
  return Number(kibibytes) * 1024;
}
