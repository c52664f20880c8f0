import { expect, test } from "vitest";
import { findTyped, isTyping, nothingTyped, type } from "./type-ahead.ts";

const names = ["Annual report.pdf", "Budget.xlsx", "Brief.docx", "Éclair.jpg", "bridge.png", "2026 plan.md"];

test("one letter goes to the next name that begins with it, then on to the following ones and round", () => {
  expect(findTyped(names, "b", 0)).toBe(1);
  expect(findTyped(names, "bb", 1)).toBe(2);
  expect(findTyped(names, "bbb", 2)).toBe(4);
  expect(findTyped(names, "bbbb", 4)).toBe(1);
});

test("a word stays at the row that already fits", () => {
  expect(findTyped(names, "bri", 2)).toBe(2);
  expect(findTyped(names, "brid", 2)).toBe(4);
});

test("accents and case do not matter, digits and spaces count", () => {
  expect(findTyped(names, "ecl", 0)).toBe(3);
  expect(findTyped(names, "ANNUAL R", 4)).toBe(0);
  expect(findTyped(names, "2026 p", 0)).toBe(5);
});

test("what nothing begins with is not found, nor anything in an empty list", () => {
  expect(findTyped(names, "zebra", 0)).toBe(-1);
  expect(findTyped([], "a", -1)).toBe(-1);
});

test("a pause begins a new word", () => {
  const word = type(type(nothingTyped, "a", 0), "n", 500);
  expect(word.text).toBe("an");
  expect(isTyping(word, 1_000)).toBe(true);
  expect(isTyping(word, 2_000)).toBe(false);
  expect(type(word, "b", 2_000).text).toBe("b");
});
