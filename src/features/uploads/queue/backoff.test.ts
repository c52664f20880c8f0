import fc from "fast-check";
import { expect, test } from "vitest";
import { backoff } from "./backoff.ts";

test("doubles from half a second and stops at thirty", () => {
  const waits = [1, 2, 3, 7, 8, 50].map((failures) => backoff(failures, () => 0));

  expect(waits).toEqual([500, 1_000, 2_000, 30_000, 30_000, 30_000]);
});

test("takes off at most half, so that nothing is repeated at once", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, chance) => {
        const longest = backoff(failures, () => 0);
        const wait = backoff(failures, () => chance);
        expect(wait).toBeGreaterThanOrEqual(longest / 2);
        expect(wait).toBeLessThanOrEqual(longest);
      },
    ),
  );
});
