import { expect, test } from "vitest";
import { formatBytes } from "./format-bytes.ts";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [1023, "1,023 bytes"],
  [1024, "1 kB"],
  [412 * 1024, "412 kB"],
  [8.4 * 1024 ** 2, "8.4 MB"],
  [148 * 1024 ** 2, "148 MB"],
  [1.92 * 1024 ** 3, "1.92 GB"],
  [10 * 1024 ** 3, "10 GB"],
  [5 * 1024 ** 4, "5 TB"],
])("%d bytes read as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test("no size ever reads as 1,024 of a unit", () => {
  for (const step of [2, 3, 4]) expect(formatBytes(1024 ** step - 1)).toMatch(/^1 (MB|GB|TB)$/);
});
