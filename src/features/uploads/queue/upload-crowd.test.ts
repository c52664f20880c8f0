import { expect, test } from "vitest";
import type { FileNode, FolderNode } from "../tree/tree-node.ts";
import { walkTree } from "../tree/walk-tree.ts";
import { queueOnTrial, textFile } from "./testing/queue-on-trial.ts";

test("ten thousand small files cost calls by the batch and tell the page four times a second", async () => {
  const { queue, add, service, settled, time, totals } = queueOnTrial();
  const files = Array.from({ length: 10_000 }, (_, index) => textFile(`${index}.txt`, 3));
  let told = 0;
  queue.store.subscribe(() => {
    told += 1;
  });

  add(files);
  await settled();

  expect(totals()).toMatchObject({ filesDone: 10_000, filesFailed: 0 });
  expect(service.count("start")).toBe(200);
  expect(service.count("put")).toBe(10_000);
  expect(service.count("completeMany")).toBeLessThan(280);
  expect(told).toBeLessThanOrEqual(time.now() / 250 + 2);
}, 120_000);

test("a hundred thousand files are read and queued in portions with the page living between, and start 50 a call", async () => {
  const { queue, service, time, totals } = queueOnTrial();
  const root: FolderNode = {
    kind: "folder",
    name: "everything",
    async *children() {
      for (let portion = 0; portion < 999; portion += 1) {
        yield Array.from({ length: 100 }, (_, index) => fileNode(`${portion}-${index}.txt`));
      }
    },
  };
  const signal = new AbortController().signal;
  const { files } = await walkTree([root], { onCount: () => {}, pause: () => time.breathe(), signal });
  expect(time.breaths).toBeGreaterThan(900);
  const before = time.breaths;

  const adding = queue.add(files.map(({ file }) => ({ file, folderId: null })));
  await adding;
  await time.run(() => totals().filesTotal === 99_900 && service.count("put") > 100);

  expect(time.breaths - before).toBe(99);
  // However many wait, only some are begun before those ahead have gone.
  expect(service.server.uploads.size).toBeLessThanOrEqual(400);
}, 60_000);

function fileNode(name: string): FileNode {
  return { kind: "file", name, open: async () => new File(["x"], name) };
}
