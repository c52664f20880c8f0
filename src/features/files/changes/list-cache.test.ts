import type { File } from "@dropify/core/files/file.schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeFile, type Pages, putBack, takeOut } from "./list-cache.ts";

const file = (fileId: string): File => ({
  fileId,
  fileName: `${fileId}.txt`,
  fileSize: 1,
  mimeType: "text/plain",
  folderId: null,
  uploadTimestamp: "2026-11-24T00:00:00.000Z",
  downloadCount: 0,
  trashedAt: null,
  sha256: null,
  digestPartSize: null,
});
const list = (...pages: string[][]): Pages => ({
  pages: pages.map((ids, index) => ({
    items: ids.map(file),
    cursor: index < pages.length - 1 ? `after page ${index}` : null,
  })),
  pageParams: pages.map((_, index) => index),
});
const ids = ({ pages }: Pages) =>
  pages.map(({ items }) => items.map(({ fileId }) => fileId).join("")).join("|");

describe("changing a file", () => {
  test("touches its page and leaves the others as they are", () => {
    const before = list(["a", "b"], ["c"]);
    const after = changeFile(before, "b", (it) => ({ ...it, fileName: "new.txt" }));
    expect(after.pages[0]?.items[1]?.fileName).toBe("new.txt");
    expect(after.pages[1]).toBe(before.pages[1]);
  });

  test("that is not in the list gives the very same list", () => {
    const before = list(["a"]);
    expect(changeFile(before, "z", (it) => it)).toBe(before);
  });
});

describe("taking files out", () => {
  test("keeps pages and their cursors", () => {
    const [after] = takeOut(list(["a", "b"], ["c", "d"]), new Set(["a", "c", "d"]));
    expect(ids(after)).toBe("b|");
    expect(after.pages.map(({ cursor }) => cursor)).toEqual(["after page 0", null]);
  });

  test("and putting them back restores every order, whichever were taken", () => {
    const letters = "abcdefghij".split("");
    fc.assert(
      fc.property(fc.subarray(letters), fc.integer({ min: 0, max: 10 }), (taken, cut) => {
        const before = list(letters.slice(0, cut), letters.slice(cut));
        const [without, out] = takeOut(before, new Set(taken));
        const order = ids(putBack(without, out)).replace("|", "");
        expect(order).toBe(letters.join(""));
      }),
    );
  });

  test("one that a new load has brought back is not there twice", () => {
    const [, out] = takeOut(list(["a", "b"]), new Set(["a"]));
    expect(ids(putBack(list(["a", "b"]), out))).toBe("ab");
  });

  test("one whose neighbour has gone meanwhile comes back at the end", () => {
    const [, out] = takeOut(list(["a", "b", "c"]), new Set(["a"]));
    expect(ids(putBack(list(["c"]), out))).toBe("ca");
  });
});
