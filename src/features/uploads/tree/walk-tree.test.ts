import { expect, test, vi } from "vitest";
import { deepFolder, fileNode, folderNode } from "./testing/pretend-tree.ts";
import type { FolderNode, TreeNode } from "./tree-node.ts";
import { TreeRefused, walkTree } from "./walk-tree.ts";

function walk(...roots: TreeNode[]) {
  return walkTree(roots, {
    onCount: () => {},
    pause: () => Promise.resolve(),
    signal: new AbortController().signal,
  });
}

test("the whole tree is found, portions, empty folders and all", async () => {
  const photos = folderNode(
    "photos",
    [
      fileNode("a.jpg"),
      folderNode("empty", []),
      folderNode("2026", [fileNode("b.jpg"), fileNode("c.jpg"), fileNode("d.jpg")], 2),
    ],
    1,
  );

  const { files, folders, unreadable } = await walk(photos);

  const paths = files.map(({ file, folders: above }) => [...above, file.name].join("/"));
  expect(paths.sort()).toEqual([
    "photos/2026/b.jpg",
    "photos/2026/c.jpg",
    "photos/2026/d.jpg",
    "photos/a.jpg",
  ]);
  expect(folders.map((path) => path.join("/")).sort()).toEqual(["photos", "photos/2026", "photos/empty"]);
  expect(unreadable).toEqual([]);
});

test("64 levels are taken, 65 and 5,000 are refused in a sentence that names the folder", async () => {
  await expect(walk(deepFolder(64))).resolves.toMatchObject({ folders: expect.any(Array) });
  await expect(walk(deepFolder(65))).rejects.toThrow(
    "“level 1” holds folders more than 64 levels deep. Flatten it, or pack it into an archive.",
  );
  await expect(walk(deepFolder(5_000))).rejects.toBeInstanceOf(TreeRefused);
});

test("a folder that leads back to itself ends at the deepest level", async () => {
  const loop: FolderNode = {
    kind: "folder",
    name: "loop",
    async *children() {
      yield [loop];
    },
  };

  await expect(walk(loop)).rejects.toBeInstanceOf(TreeRefused);
});

test("more than 100,000 items are refused before all are read", async () => {
  const open = vi.fn(async () => new File([], "x"));
  const endless: FolderNode = {
    kind: "folder",
    name: "endless",
    async *children() {
      for (;;) yield Array.from({ length: 100 }, () => ({ kind: "file" as const, name: "x", open }));
    },
  };

  await expect(walk(endless)).rejects.toThrow(
    "There are more than 100,000 files and folders in it. Add it in smaller portions.",
  );
  expect(open.mock.calls.length).toBeLessThanOrEqual(100_000);
});

test("what cannot be read is named, and the rest is taken", async () => {
  const locked: FolderNode = {
    kind: "folder",
    name: "locked",
    children: () => {
      throw new DOMException("no", "NotReadableError");
    },
  };
  const gone = { kind: "file" as const, name: "gone.txt", open: () => Promise.reject(new Error("gone")) };

  const { files, unreadable } = await walk(folderNode("all", [fileNode("here.txt"), gone, locked]));

  expect(files.map(({ file }) => file.name)).toEqual(["here.txt"]);
  expect(unreadable.sort()).toEqual(["gone.txt", "locked"]);
});

test("the page lives between portions, and reading can be stopped there", async () => {
  const stop = new AbortController();
  let portions = 0;
  const pause = async () => {
    portions += 1;
    if (portions === 5) stop.abort(new DOMException("Stopped", "AbortError"));
  };
  const files = Array.from({ length: 1_000 }, (_, index) => fileNode(`${index}`));
  const walking = walkTree([folderNode("many", files, 10)], {
    onCount: () => {},
    pause,
    signal: stop.signal,
  });

  await expect(walking).rejects.toThrow("Stopped");
  expect(portions).toBe(5);
});
