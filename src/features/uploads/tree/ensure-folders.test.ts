import fc from "fast-check";
import { expect, test } from "vitest";
import { folderCalls } from "./ensure-folders.ts";

const file = new File([], "file");

function treeOf(withFiles: string[], folders: string[]) {
  return {
    files: withFiles.map((path) => ({ file, folders: path.split("/").filter(Boolean) })),
    folders: folders.map((path) => path.split("/")),
    unreadable: [],
  };
}

test("folders with files and empty ones are asked for; those above come along", () => {
  const tree = treeOf(["a/b/c", "a/b/c", ""], ["a", "a/b", "a/b/c", "a/empty"]);

  expect(folderCalls(tree)).toEqual([["a/b/c", "a/empty"]]);
});

test("files alone need no folder", () => {
  expect(folderCalls(treeOf(["", ""], []))).toEqual([]);
});

test("however the tree looks, every folder is asked for or above one that is, within the limits of a call", () => {
  const anyPath = fc
    .array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 64 })
    .map((names) => names.join("/"));
  fc.assert(
    fc.property(fc.array(anyPath, { maxLength: 400 }), (paths) => {
      const folders = [...new Set(paths.flatMap(waysTo))];
      const calls = folderCalls(treeOf(paths, folders));

      const made = new Set(calls.flat().flatMap(waysTo));
      expect(folders.filter((path) => !made.has(path))).toEqual([]);
      const asked = new Set(calls.flat());
      expect(paths.filter((path) => !asked.has(path))).toEqual([]);
      for (const call of calls) {
        expect(call.length).toBeLessThanOrEqual(200);
        expect(new Set(call.flatMap(waysTo)).size).toBeLessThanOrEqual(2_000);
      }
    }),
    { numRuns: 50 },
  );
});

function waysTo(path: string): string[] {
  const names = path.split("/");
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
