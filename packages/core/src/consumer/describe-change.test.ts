import { expect, test } from "vitest";
import type { Change } from "./change.ts";
import { describeChange } from "./describe-change.ts";

type Item = Record<string, unknown>;
const told = (before: Item | undefined, after: Item | undefined, isExpiry = false): Change => ({
  eventId: "1",
  sequenceNumber: "1",
  at: new Date(0),
  isExpiry,
  ...(before && { before }),
  ...(after && { after }),
});

const file = { _et: "file", userId: "ada", fileId: "F", fileName: "a.txt", downloadCount: 0 };
const folder = { _et: "folder", userId: "ada", fileId: "D", name: "trip" };
const link = {
  _et: "link",
  ownerId: "ada",
  linkId: "L",
  kind: "file",
  fileId: "F",
  active: true,
  downloadCount: 0,
};
const trashedAt = "2026-01-01T00:00:00.000Z";

const meanings: [string, Item | undefined, Item | undefined, Item[]][] = [
  ["a new file", undefined, file, [{ kind: "file.created", fileId: "F", name: "a.txt" }]],
  [
    "a file renamed",
    file,
    { ...file, fileName: "b.txt" },
    [{ kind: "file.renamed", name: "b.txt", formerName: "a.txt" }],
  ],
  ["a file moved", file, { ...file, folderId: "D" }, [{ kind: "file.moved", folderId: "D" }]],
  ["a file trashed", file, { ...file, trashedAt }, [{ kind: "file.trashed" }]],
  ["a file restored", { ...file, trashedAt }, file, [{ kind: "file.restored" }]],
  ["a file removed", file, undefined, [{ kind: "file.removed" }]],
  ["a download counted", file, { ...file, downloadCount: 1 }, []],
  ["a new folder", undefined, folder, [{ kind: "folder.created", folderId: "D" }]],
  ["a folder renamed", folder, { ...folder, name: "Rome" }, [{ kind: "folder.renamed", formerName: "trip" }]],
  ["a folder moved", folder, { ...folder, parentId: "E" }, [{ kind: "folder.moved", folderId: "D" }]],
  ["a folder trashed", folder, { ...folder, trashedAt }, [{ kind: "folder.trashed" }]],
  ["a folder restored", { ...folder, trashedAt }, folder, [{ kind: "folder.restored" }]],
  ["a folder closed for good", folder, { ...folder, removedAt: trashedAt }, [{ kind: "folder.removed" }]],
  ["a closed folder's item cleared away", { ...folder, removedAt: trashedAt }, undefined, []],
  ["a new link", undefined, link, [{ kind: "link.created", linkId: "L", fileId: "F" }]],
  [
    "a link's rules changed",
    link,
    { ...link, maxDownloads: 3, passwordHash: "secret" },
    [{ kind: "link.changed", changed: ["maxDownloads", "password"] }],
  ],
  ["a link used", link, { ...link, downloadCount: 1, bytesServed: 9 }, []],
  ["a link revoked", link, { ...link, active: false }, [{ kind: "link.revoked" }]],
  ["a link to a folder", undefined, { ...link, kind: "folder", fileId: "D" }, [{ folderId: "D" }]],
  ["an upload begun", undefined, { _et: "upload", userId: "ada", fileId: "F" }, []],
  ["an item nobody knows", undefined, { pk: "x" }, []],
];

test.each(meanings)("%s means what it should", (_, before, after, happenings) => {
  expect(describeChange(told(before, after))).toMatchObject(happenings);
});

test("a password never leaves the link", () => {
  const change = told({ ...link, passwordHash: "old hash" }, { ...link, passwordHash: "new hash" });
  expect(JSON.stringify(describeChange(change))).not.toContain("hash");
});

test("a link that was over and is cleared away is no news", () => {
  expect(describeChange(told(link, undefined, true))).toEqual([]);
});
