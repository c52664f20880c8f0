import { expect, test } from "vitest";
import { chargeOf } from "./byte-range.ts";

test.each([
  ["bytes=0-9", 10],
  ["bytes=90-", 10],
  ["bytes=90-500", 10],
  ["bytes=-10", 10],
  ["bytes=99-99", 1],
])("%s of 100 bytes is charged as %i", (range, bytes) => {
  expect(chargeOf(range, 100)).toEqual({ bytes, range });
});

test.each([
  undefined,
  "",
  "bytes=-",
  "bytes=0-",
  "bytes=0-99",
  "bytes=5-4",
  "bytes=100-",
  "bytes=0-1,5-6",
  "lines=1-2",
])("%s is charged as the whole file", (range) => {
  expect(chargeOf(range, 100)).toBeUndefined();
});
