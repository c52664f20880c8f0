import type { CleanedWhere } from "better-auth/adapters";
import { expect, test } from "vitest";
import { matches, refuseOr, sortRows, UnsupportedQuery } from "./where.ts";

const clause = (
  field: string,
  operator: CleanedWhere["operator"],
  value: CleanedWhere["value"],
): CleanedWhere => ({
  field,
  operator,
  value,
  connector: "AND",
  mode: "sensitive",
});
const row = { name: "Ada", age: 36, at: "2030-01-01T00:00:00.000Z", verified: false };

test.each([
  [clause("name", "eq", "Ada"), true],
  [clause("name", "eq", "ada"), false],
  [{ ...clause("name", "eq", "ada"), mode: "insensitive" as const }, true],
  [{ ...clause("name", "in", ["ADA"]), mode: "insensitive" as const }, true],
  [clause("missing", "eq", null), true],
  [clause("name", "ne", null), true],
  [clause("verified", "eq", false), true],
  [clause("name", "in", ["Bob", "Ada"]), true],
  [clause("name", "not_in", ["Bob", "Ada"]), false],
  [clause("age", "lt", 36), false],
  [clause("age", "lte", 36), true],
  [clause("age", "gt", 35), true],
  [clause("age", "gte", 37), false],
  [clause("at", "gt", "2029-12-31T23:59:59.999Z"), true],
  [clause("missing", "lt", 5), false],
  [clause("missing", "gt", 5), false],
  [clause("name", "contains", "d"), true],
  [clause("name", "contains", "."), false],
  [clause("name", "starts_with", "A"), true],
  [clause("name", "ends_with", "A"), false],
])("%j is %s", (condition, expected) => {
  expect(matches(row, [condition])).toBe(expected);
});

test("all conditions must hold", () => {
  expect(matches(row, [clause("name", "eq", "Ada"), clause("age", "eq", 1)])).toBe(false);
});

test("OR between conditions is refused, and harmless on a single one", () => {
  const or = { ...clause("name", "eq", "Ada"), connector: "OR" as const };

  expect(() => refuseOr("user", [or, clause("age", "eq", 1)])).toThrow(UnsupportedQuery);
  expect(() => refuseOr("user", [or])).not.toThrow();
});

test("rows sort both ways, empty values first", () => {
  const rows = [{ n: "b" }, {}, { n: "a" }];

  expect(sortRows(rows, { field: "n", direction: "asc" })).toEqual([{}, { n: "a" }, { n: "b" }]);
  expect(sortRows(rows, { field: "n", direction: "desc" })).toEqual([{ n: "b" }, { n: "a" }, {}]);
});
