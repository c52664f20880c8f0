import { expect, test } from "vitest";
import { ZipNames } from "./zip-names.ts";

test.each([
  ["../../etc/passwd", "etc/passwd"],
  ["/absolute/path.txt", "absolute/path.txt"],
  ["a/./b/../c.txt", "a/b/c.txt"],
  ["..", "file"],
  ["C:\\Windows\\x.dll", "C__Windows_x.dll"],
  ["CON/aux.txt", "_CON/_aux.txt"],
  ["trailing dots...", "trailing dots"],
  ["tab\there", "tab_here"],
  ["exe\u202Egpj.txt", "exe_gpj.txt"],
])("%j is packed as %j", (path, name) => {
  expect(new ZipNames().next(path)).toBe(name);
});

test("no two names are the same, also to systems that ignore case", () => {
  const names = new ZipNames();

  const packed = [
    "a.txt",
    "A.TXT",
    "a.txt",
    "a (2).txt",
    "b/a.txt",
    "no ending",
    "no ending",
    ".env",
    ".env",
  ];

  expect(packed.map((path) => names.next(path))).toEqual([
    "a.txt",
    "A (2).TXT",
    "a (3).txt",
    "a (2) (2).txt",
    "b/a.txt",
    "no ending",
    "no ending (2)",
    ".env",
    ".env (2)",
  ]);
});
