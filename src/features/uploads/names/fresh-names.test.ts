import { expect, test } from "vitest";
import { freshNames } from "./fresh-names.ts";

function firstNames(name: string, count: number): string[] {
  const names = freshNames(name);
  return Array.from({ length: count }, () => names.next().value);
}

test.each([
  ["report.pdf", "report (2).pdf", "report (3).pdf"],
  ["archive.tar.gz", "archive (2).tar.gz", "archive (3).tar.gz"],
  ["Makefile", "Makefile (2)", "Makefile (3)"],
  [".env", ".env (2)", ".env (3)"],
  ["photo (7).jpg", "photo (8).jpg", "photo (9).jpg"],
  ["(2).txt", "(2) (2).txt", "(2) (3).txt"],
])("%s becomes %s, then %s", (name, second, third) => {
  expect(firstNames(name, 2)).toEqual([second, third]);
});

test("a name of the longest kind is cut in its stem, by whole characters", () => {
  const [name = ""] = firstNames(`${"日".repeat(83)}.txt`, 1);

  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
  expect(name).toMatch(/^日+ \(2\)\.txt$/);
});
