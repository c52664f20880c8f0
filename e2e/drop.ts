import type { Locator, Page } from "@playwright/test";

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
