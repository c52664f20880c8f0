import { expect, test } from "vitest";
import { axisTop, chartSlots } from "./chart-slots.ts";

const now = "2026-11-24T12:00:00.000Z";
const point = (at: string, visits = 1, downloads = 0) => ({ at, visits, downloads });

test("days without anything have their place, up to today", () => {
  const slots = chartSlots([point("2026-11-10", 3, 1), point("2026-11-20", 2)], "2026-11-10T09:00:00Z", now);

  expect(slots).toHaveLength(15);
  expect(slots[0]).toEqual({ at: "2026-11-10", until: "2026-11-10", visits: 3, downloads: 1 });
  expect(slots[10]).toMatchObject({ at: "2026-11-20", visits: 2 });
  expect(slots.at(-1)).toMatchObject({ at: "2026-11-24", visits: 0 });
});

test("a link of today is shown with the week before it", () => {
  expect(chartSlots([], now, now).map(({ at }) => at)[0]).toBe("2026-11-18");
});

test("a long time is shown by weeks of the same length, and nothing is lost in them", () => {
  const series = [point("2026-03-02", 4), point("2026-11-18", 1), point("2026-11-24", 2)];
  const slots = chartSlots(series, "2026-03-01T00:00:00Z", now);

  expect(slots.at(-1)).toEqual({ at: "2026-11-18", until: "2026-11-24", visits: 3, downloads: 0 });
  expect(slots.reduce((sum, { visits }) => sum + visits, 0)).toBe(7);
  expect(slots.length).toBeLessThan(60);
});

test.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [11, 20],
  [500, 500],
  [501, 1000],
])("an axis for %i ends at %i", (most, top) => {
  expect(axisTop(most)).toBe(top);
});
