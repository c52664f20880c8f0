import { expect, test } from "vitest";
import { initials } from "./sender.tsx";

test.each([
  ["Studio account", "SA"],
  ["Ada Augusta Lovelace", "AL"],
  ["дарья", "Д"],
  ["  ", ""],
  ["😀 (Kim)", "K"],
  ["ada@example.org", "A"],
])("the mark of %j is %j", (name, mark) => {
  expect(initials(name)).toBe(mark);
});
