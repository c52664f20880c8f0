import { expect, test } from "vitest";
import { isGuessable, optionsOf, readOptions } from "./link-options.ts";

const options = optionsOf();

test("an untouched form lifts nothing and restricts nothing", () => {
  expect(readOptions(options)).toEqual({
    byteBudget: null,
    slug: null,
    name: null,
    note: null,
    allowPreview: true,
    allowDownload: true,
    tellWhenGone: true,
  });
});

test("a budget is given in megabytes, with point or comma", () => {
  expect(readOptions({ ...options, budget: "1.5" })).toMatchObject({ byteBudget: 1_572_864 });
  expect(readOptions({ ...options, budget: "0,5" })).toMatchObject({ byteBudget: 524_288 });
});

test.each(["0", "-1", "much", "1e400"])("the budget %o is refused", (budget) => {
  expect(readOptions({ ...options, budget })).toHaveProperty("wrong");
});

test("an empty password leaves the one that is there, and a removed one is lifted", () => {
  expect(readOptions(options)).not.toHaveProperty("password");
  expect(readOptions({ ...options, password: "new" })).toHaveProperty("password", "new");
  expect(readOptions({ ...options, password: "new", dropsPassword: true })).toHaveProperty("password", null);
});

test("a readable address without an end and without a password is guessable", () => {
  const slug = { ...options, slug: "press-kit" };

  expect(isGuessable(slug, false, false)).toBe(true);
  expect(isGuessable(slug, false, true)).toBe(false);
  expect(isGuessable(slug, true, false)).toBe(false);
  expect(isGuessable({ ...slug, dropsPassword: true }, true, false)).toBe(true);
  expect(isGuessable({ ...slug, password: "x" }, false, false)).toBe(false);
  expect(isGuessable(options, false, false)).toBe(false);
});
