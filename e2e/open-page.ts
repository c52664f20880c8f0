import { expect, type Page } from "@playwright/test";

/**
 * Goes to a page of the dashboard and waits until it is awake: what is pressed before its scripts have run is lost, but
 * for Upload, and a test is quicker than people are.
 */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect.poll(() => page.evaluate(isAwake)).toBe(true);
  await page.evaluate(drawn);
}

/** React leaves its mark on every element that it has taken over. */
export function isAwake(): boolean {
  const buttons = Array.from(document.querySelectorAll("button"));
  const isTaken = (button: Element) => Object.keys(button).some((key) => key.startsWith("__reactProps"));
  return buttons.length > 0 && buttons.every(isTaken);
}

/** What listens to the whole window, to drops for example, begins to after the next frame. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
