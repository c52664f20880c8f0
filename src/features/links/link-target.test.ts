import { expect, test } from "vitest";
import { leadsTo, linkTitle, listedAt } from "./link-target.ts";
import { aLink } from "./testing/a-link.ts";

test("a link that shares more than the target is not one to it", () => {
  const file = { kind: "file", fileId: "a", name: "a.txt", mimeType: "text/plain" } as const;

  expect(leadsTo(aLink({ fileId: "a" }), file)).toBe(true);
  expect(leadsTo(aLink({ kind: "selection", fileId: null, fileIds: ["a", "b"] }), file)).toBe(false);
});

test("a link to a selection is known by all of its parts, in any order", () => {
  const selection = { kind: "selection", fileIds: ["a", "b"], folderIds: ["c"], name: "a.txt" } as const;
  const target = { ...selection, fileIds: ["a", "b"], folderIds: ["c"] };
  const link = aLink({ kind: "selection", fileId: null, fileIds: ["b", "a"], folderIds: ["c"] });

  expect(leadsTo(link, target)).toBe(true);
  expect(leadsTo({ ...link, folderIds: [] }, target)).toBe(false);
  expect(listedAt(target)).toEqual({ fileId: "a" });
  expect(listedAt({ ...target, fileIds: [] })).toEqual({ folderId: "c" });
});

test("a selection is called by its first part and the number of the others", () => {
  const link = aLink({ kind: "selection", fileIds: ["a", "b"], folderIds: ["c"], targetName: "a.txt" });

  expect(linkTitle(link)).toBe("a.txt and 2 more");
  expect(linkTitle({ ...link, fileIds: ["a"], folderIds: [] })).toBe("a.txt");
  expect(linkTitle(aLink({ targetName: null }))).toBe("Removed");
});
