import { expect, test } from "vitest";
import { browserClock } from "./browser-clock.ts";

test("a breath lets what waits have its turn, without waiting for a timer", async () => {
  let had = false;
  let isTimeUp = false;
  setTimeout(() => {
    isTimeUp = true;
  }, 1_000);
  setImmediate(() => {
    had = true;
  });

  while (!had) await browserClock.breathe();

  expect(isTimeUp).toBe(false);
});
