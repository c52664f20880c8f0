import { expect, test } from "vitest";
import { formatDuration } from "./format-duration.ts";

test.each([
  [0, "0 seconds"],
  [45, "45 seconds"],
  [59.6, "1 minute"],
  [240, "4 minutes"],
  [3599, "1 hour"],
  [4800, "1 hour 20 minutes"],
  [7200, "2 hours"],
  [90_000, "1 day 1 hour"],
  [172_800, "2 days"],
])("%d seconds read as %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
