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

test("a folder never has the name of a file beside it, and stays one folder", () => {
  const names = new ZipNames();

  expect(["photos", "photos/a.jpg", "photos/b.jpg"].map((path) => names.next(path))).toEqual([
    "photos",
    "photos (2)/a.jpg",
    "photos (2)/b.jpg",
  ]);
  expect(names.nextFolder("photos/")).toBe("photos (2)/");
  expect(names.next("Photos (2)")).toBe("Photos (2) (2)");
});

test("folders whose names differ in case alone stay two, also where case does not count", () => {
  const names = new ZipNames();

  expect(["Day/a", "day/a", "Day/b", "day/sub/c"].map((path) => names.next(path))).toEqual([
    "Day/a",
    "day (2)/a",
    "Day/b",
    "day (2)/sub/c",
  ]);
});

test.each(["w".repeat(251), "ü".repeat(125), "😀".repeat(62)])(
  "a long name stays within 255 bytes",
  (stem) => {
    const names = new ZipNames();
    const packed = Array.from({ length: 12 }, () => names.next(`${stem}.txt`));

    expect(new Set(packed).size).toBe(12);
    for (const name of packed) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name).toMatch(/\.txt$/);
      expect(name).not.toContain("\uFFFD");
    }
  },
);
