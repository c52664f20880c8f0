import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { queueOnTrial, textOf } from "./testing/queue-on-trial.ts";

async function fileOnDisk(size: number) {
  const folder = await mkdtemp(join(tmpdir(), "upload-changed-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "changing.txt");
  const write = (bytes: number) => writeFile(path, textOf(bytes));
  await write(size);
  return { write, file: new File([await openAsBlob(path)], "changing.txt") };
}

test("a file that changed on disk before its turn fails clearly, and nothing is reserved for it", async () => {
  const { write, file } = await fileOnDisk(50);
  await write(20);
  const { add, service, settled, item } = queueOnTrial();

  add([file]);
  await settled();

  expect(item("changing.txt")).toMatchObject({
    status: "failed",
    failure: { code: "FILE_CHANGED", retryable: false },
  });
  expect(service.count("start")).toBe(0);
});

test("a file that changes on disk while it travels fails clearly, and its reserved bytes are given back", async () => {
  const { write, file } = await fileOnDisk(500);
  const { add, service, settled, item, time } = queueOnTrial();

  add([file]);
  await time.run(() => service.count("put") > 3);
  await write(501);
  await settled();
  await time.run(() => service.stateOf("changing.txt").includes("aborted"));

  expect(item("changing.txt")).toMatchObject({ status: "failed", failure: { code: "FILE_CHANGED" } });
});
