import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  between,
  count,
  everything,
  includes,
  nothing,
  pick,
  rebase,
  subtract,
  toggle,
} from "./ranges.ts";

const size = 40;
const row = fc.integer({ min: 0, max: size - 1 });
const step = fc.record({ act: fc.constantFrom(add, subtract), a: row, b: row });

function asSet(ranges: ReturnType<typeof add>): number[] {
  return Array.from({ length: size }, (_, index) => index).filter((index) => includes(ranges, index));
}

describe("selection as ranges", () => {
  test("behaves like a set of row numbers, whatever is added and removed", () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const model = new Set<number>();
        let ranges = nothing;
        for (const { act, a, b } of steps) {
          const range = between(a, b);
          ranges = act(ranges, range);
          for (let index = range.from; index <= range.to; index++) {
            if (act === add) model.add(index);
            else model.delete(index);
          }
        }
        expect(asSet(ranges)).toEqual([...model].sort((x, y) => x - y));
        expect(count(ranges, size)).toBe(model.size);
      }),
    );
  });

  test("keeps neighbours in one range and ranges in order", () => {
    const ranges = add(add(add(nothing, between(8, 9)), between(1, 2)), between(3, 3));
    expect(ranges).toEqual([
      { from: 1, to: 3 },
      { from: 8, to: 9 },
    ]);
  });

  test("one row taken out of everything leaves the rest, loaded or not", () => {
    const ranges = toggle(everything, 3);
    expect(includes(ranges, 3)).toBe(false);
    expect(includes(ranges, 1_000_000)).toBe(true);
    expect(count(ranges, 10)).toBe(9);
  });
});

describe("when the list changes", () => {
  const before = ["a", "b", "c", "d"];

  test("the same rows stay selected when others arrive above them", () => {
    const after = ["new", ...before];
    expect(pick(rebase([between(1, 2)], before, after), after)).toEqual(["b", "c"]);
  });

  test("a row that is gone takes its place in the selection with it", () => {
    expect(rebase([between(1, 2)], before, ["a", "c", "d"])).toEqual([{ from: 1, to: 1 }]);
  });

  test("everything also takes the page that has just been loaded", () => {
    const after = [...before, "e", "f"];
    expect(pick(rebase(everything, before, after), after)).toEqual(after);
  });

  test("everything but one row stays that when more is loaded", () => {
    const after = [...before, "e"];
    expect(pick(rebase(toggle(everything, 1), before, after), after)).toEqual(["a", "c", "d", "e"]);
  });

  test("a row taken out of everything stays out when another arrives above", () => {
    const after = ["new", ...before];
    expect(pick(rebase(toggle(everything, 3), before, after), after)).not.toContain("d");
  });
});
