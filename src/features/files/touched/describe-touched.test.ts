import { expect, test } from "vitest";
import { describeTouched } from "./describe-touched.ts";

const link = (
  effect: "stops" | "shrinks" | "grows",
  name: string | null,
  targetName: string | null = null,
) => ({
  effect,
  name,
  targetName,
});

test("links are told by what happens to them, with the names that tell them apart", () => {
  const links = [link("stops", "For Ada"), link("shrinks", null, "Trip"), link("stops", null, "a.txt")];

  expect(describeTouched({ links, hasMore: false })).toEqual([
    "2 links stop working: “For Ada” and “a.txt”",
    "1 link shows less: “Trip”",
  ]);
});

test("many links are counted, and that there may be more is said", () => {
  const links = ["1", "2", "3", "4", "5"].map((name) => link("grows", name));

  expect(describeTouched({ links, hasMore: true })).toEqual([
    "5 links will show more: “1”, “2”, “3”, and 2 more",
    "There may be others.",
  ]);
  expect(describeTouched({ links: [], hasMore: false })).toEqual([]);
});
