import { expect, test } from "vitest";
import { formatDate } from "./format-date.ts";

const now = new Date("2026-11-24T12:00:00Z");
const timeZone = "Europe/Berlin";

test.each([
  ["2026-11-24T09:03:00Z", "Today, 10:03"],
  ["2026-11-23T23:30:00Z", "Today, 00:30"],
  ["2026-11-23T22:30:00Z", "Yesterday"],
  ["2026-11-25T10:00:00Z", "Tomorrow"],
  ["2026-11-18T10:00:00Z", "18 Nov"],
  ["2025-11-18T10:00:00Z", "18 Nov 2025"],
])("%s reads as %s in Berlin", (at, text) => {
  expect(formatDate(at, { now, timeZone })).toBe(text);
});

test("the day before a clock change is still yesterday", () => {
  const afterChange = new Date("2026-10-25T23:30:00Z");
  expect(formatDate("2026-10-24T22:30:00Z", { now: afterChange, timeZone })).toBe("Yesterday");
});
