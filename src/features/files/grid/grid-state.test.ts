import { describe, expect, test } from "vitest";
import { emptyGrid, type GridAction, type GridState, reduceGrid } from "./grid-state.ts";
import { pick } from "./ranges.ts";

const keys = ["a", "b", "c", "d", "e"];
const rows = (...list: string[]): GridAction => ({ type: "rows", keys: list, complete: true });
const after = (...actions: GridAction[]): GridState =>
  [rows(...keys), ...actions].reduce(reduceGrid, emptyGrid);
const selected = (state: GridState) => pick(state.selected, state.keys).join("");
const to = (row: number, selection: "select" | "extend" | "keep"): GridAction => ({
  type: "move",
  to: row,
  selection,
});

describe("moving", () => {
  test("starts at the first row with nothing selected", () => {
    expect(after()).toMatchObject({ active: 0, selected: [] });
  });

  test("takes the selection along, unless asked to leave it", () => {
    expect(selected(after(to(1, "select"), to(3, "select")))).toBe("d");
    expect(selected(after(to(1, "select"), to(3, "keep")))).toBe("b");
  });

  test("with Shift grows and shrinks a range from where it began", () => {
    expect(selected(after(to(1, "select"), to(4, "extend")))).toBe("bcde");
    expect(selected(after(to(1, "select"), to(4, "extend"), to(2, "extend")))).toBe("bc");
    expect(selected(after(to(1, "select"), to(4, "extend"), to(0, "extend")))).toBe("ab");
  });

  test("stops at the ends", () => {
    expect(after(to(99, "select")).active).toBe(4);
    expect(after(to(-5, "select")).active).toBe(0);
  });

  test("in an empty list does nothing", () => {
    expect(reduceGrid(emptyGrid, to(1, "select"))).toEqual(emptyGrid);
  });
});

describe("when the list changes", () => {
  test("the keyboard stays at its row", () => {
    expect(after(to(2, "select"), rows("new", ...keys)).active).toBe(3);
  });

  test("the row that takes the place of a removed one gets the keyboard, the last one at the end", () => {
    expect(after(to(2, "select"), rows("a", "b", "d", "e")).active).toBe(2);
    expect(after(to(4, "select"), rows("a", "b")).active).toBe(1);
    expect(after(to(4, "select"), rows()).active).toBe(-1);
  });

  test("all goes on taking rows until the list is known to its end, and none after that", () => {
    const loading = after({ type: "all" }, { type: "rows", keys: [...keys, "f"], complete: false });
    expect(selected(loading)).toBe("abcdef");
    const complete = reduceGrid(loading, rows(...keys, "f", "g"));
    expect(selected(complete)).toBe("abcdefg");
    expect(selected(reduceGrid(complete, rows(...keys, "f", "g", "h")))).toBe("abcdefg");
  });
});
