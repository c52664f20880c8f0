import { expect, test } from "vitest";
import { byDay } from "./days.ts";

const items = ["2026-11-24T23:30:00Z", "2026-11-24T22:30:00Z", "2026-11-23T12:00:00Z"].map((at) => ({ at }));
const days = (zone: string) => byDay(items, zone).map(({ key, items: those }) => [key, those.length]);

test("a day begins at midnight where the owner is", () => {
  expect(days("UTC")).toEqual([
    ["2026-11-24", 2],
    ["2026-11-23", 1],
  ]);
  expect(days("Europe/Berlin")).toEqual([
    ["2026-11-25", 1],
    ["2026-11-24", 1],
    ["2026-11-23", 1],
  ]);
  expect(byDay([], "UTC")).toEqual([]);
});
