import { expect, test } from "vitest";
import { sha256 } from "../queue/testing/pretend-server.ts";
import { queueOnTrial, textFile, textFiles, textOf } from "../queue/testing/queue-on-trial.ts";
import type { FileSource } from "./file-source.ts";

/** An upload that a page began, of which some parts are stored, and the page that comes after it. */
async function leftBehind(size = 300) {
  const first = queueOnTrial();
  const { service, time } = first;
  first.add([dated("large.bin", size, 1)]);
  await time.run(() => service.count("put") > 8);
  first.queue.pauseAll();
  await time.run(() => service.inFlight === 0);
  const after = first.nextPage();
  const puts = service.count("put");
  await time.during(after.unfinished.load());
  const [left] = after.unfinished.getSnapshot();
  if (!left) throw new Error("Nothing is left");
  return { ...after, service, time, left, putsOfFirst: puts };
}

function dated(name: string, size: number, lastModified: number, text = textOf(size)): File {
  return new File([text], name, { lastModified });
}

test("an upload that a page left behind shows with what is stored of it", async () => {
  const { left, service } = await leftBehind();

  expect(left).toMatchObject({ name: "large.bin", size: 300, state: "left", problem: null });
  const parts = [...service.server.uploads.values()].flatMap(({ parts: stored }) => [...stored.values()]);
  expect(left.stored).toBe(parts.reduce((sum, { length }) => sum + length, 0));
});

test("with the same file only the missing parts travel", async () => {
  const { unfinished, settled, service, left, putsOfFirst, time } = await leftBehind();

  await expect(time.during(unfinished.goOn(left.fileId, dated("large.bin", 300, 1)))).resolves.toBe(true);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(300));
  expect(service.count("start")).toBe(1);
  expect(service.count("put") - putsOfFirst).toBe((300 - left.stored) / 10);
  expect(unfinished.getSnapshot()).toEqual([]);
});

test.each([
  ["another name", dated("other.bin", 300, 1), "This is “other.bin”. Choose “large.bin” to go on."],
  [
    "another size",
    dated("large.bin", 299, 1),
    "“large.bin” is 299 bytes now; it was 300 bytes when its upload began.",
  ],
  [
    "other bytes at its head",
    dated("large.bin", 300, 1, `x${textOf(300).slice(1)}`),
    "“large.bin” is not the same file: what is in it differs.",
  ],
])("a file of %s is refused in a sentence, and the upload stays", async (_, file, sentence) => {
  const { unfinished, left, service, time } = await leftBehind();

  await expect(time.during(unfinished.goOn(left.fileId, file))).resolves.toBe(false);

  expect(unfinished.getSnapshot()).toMatchObject([{ state: "left", problem: sentence }]);
  expect(service.stateOf("large.bin")).toEqual(["open"]);
});

test("a file that was written to since is compared with every part that is stored", async () => {
  const size = 400_000;
  const { unfinished, left, service, time } = await leftBehind(size);
  const stored = new TextEncoder().encode(textOf(size).slice(70_000, 70_010));
  const [upload] = service.server.uploads.values();
  upload?.parts.set(7_001, stored);
  upload?.digests.set(7_001, sha256(stored));
  await time.during(unfinished.load());
  // Name and size agree, and so do head, middle and tail.
  const changed = `${textOf(size).slice(0, 70_000)}changed${textOf(size).slice(70_007)}`;
  const file = dated("large.bin", size, 2, changed);

  await expect(time.during(unfinished.goOn(left.fileId, file))).resolves.toBe(false);
});

test("a browser that remembers nothing recognises the file by its stored parts", async () => {
  const { unfinished, settled, service, left, records, time } = await leftBehind();
  records.clear();
  await time.during(unfinished.load());

  await expect(
    unfinished.goOn(left.fileId, dated("large.bin", 300, 9, `x${textOf(300).slice(1)}`)),
  ).resolves.toBe(false);
  await expect(time.during(unfinished.goOn(left.fileId, dated("large.bin", 300, 9)))).resolves.toBe(true);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(300));
});

test("where the browser holds the file, one press goes on", async () => {
  const { unfinished, settled, service, left, records, time } = await leftBehind();
  const source = pretendSource(dated("large.bin", 300, 1));
  for (const record of records.values()) record.source = source;
  await time.during(unfinished.load());

  await time.during(unfinished.reopen(left.fileId));
  await settled();

  expect(service.file("large.bin")).toBe(textOf(300));
});

test("adding the same file again goes on with its upload; another by that name is a new one", async () => {
  const { unfinished, service, left, time } = await leftBehind();
  const same = { file: dated("large.bin", 300, 1), folderId: null };
  const other = { file: dated("large.bin", 300, 1, textOf(300).replaceAll("!", "?")), folderId: null };
  const elsewhere = { file: dated("large.bin", 300, 1), folderId: "folder" };

  await expect(time.during(unfinished.adopt([other, elsewhere]))).resolves.toEqual([other, elsewhere]);
  expect(unfinished.getSnapshot()).toMatchObject([{ fileId: left.fileId, problem: null }]);
  await expect(time.during(unfinished.adopt([same]))).resolves.toEqual([]);
  await time.run(() => service.file("large.bin") !== undefined);
});

test("an upload that another tab works on is only shown", async () => {
  const { unfinished, service, left, time, queue, totals } = await leftBehind();
  service.claimedElsewhere.add(left.fileId);
  await time.during(unfinished.load());

  await time.during(unfinished.goOn(left.fileId, textFile("large.bin", 300)));
  await time.run(() => !queue.store.active && totals().filesFailed === 1);

  expect(service.stateOf("large.bin")).toEqual(["open"]);
});

test("an upload that only lacked its completion becomes a file by itself", async () => {
  const { service, time, unfinished } = await leftBehind();
  const [upload] = service.server.uploads.values();
  for (let part = 1; part <= 30; part += 1) {
    upload?.parts.set(part, new TextEncoder().encode(textOf(300).slice(part * 10 - 10, part * 10)));
  }

  void unfinished.load();
  await time.run(() => service.file("large.bin") === textOf(300));

  expect(unfinished.getSnapshot()).toEqual([]);
});

test("small uploads that only lacked their completion are completed many at a time, and the lists are told", async () => {
  const first = queueOnTrial();
  const { service, time } = first;
  service.fault = ({ what }) => (what === "completeMany" ? "cut" : undefined);
  first.add(textFiles(60, 5));
  await time.run(() => service.count("put") === 60 && service.inFlight === 0);
  first.queue.pauseAll();
  service.fault = () => undefined;
  const before = service.count("completeMany");
  const after = first.nextPage();

  await time.during(after.unfinished.load());

  expect(service.count("completeMany") - before).toBe(2);
  expect(service.file("59.txt")).toBe(textOf(5));
  expect(after.told()).toBe(1);
  expect(after.unfinished.getSnapshot()).toEqual([]);
});

test("what another tab leaves when it is closed can be gone on with here, without coming back to this one", async () => {
  const { service, time, unfinished, left } = await leftBehind();
  service.claimedElsewhere.add(left.fileId);
  await time.during(unfinished.load());
  expect(unfinished.getSnapshot()).toMatchObject([{ state: "elsewhere" }]);

  service.claimedElsewhere.clear();
  await time.run(() => unfinished.getSnapshot()[0]?.state === "left");

  expect(unfinished.getSnapshot()).toHaveLength(1);
});

test("all that was left is discarded at once, but not what another tab works on", async () => {
  const first = queueOnTrial();
  const { service, time } = first;
  first.add([textFile("a.bin", 300), textFile("b.bin", 300), textFile("c.bin", 300)]);
  await time.run(() => service.server.uploads.size === 3 && service.count("put") > 3);
  first.queue.pauseAll();
  const after = first.nextPage();
  service.claimedElsewhere.add("f2");
  await time.during(after.unfinished.load());

  await time.during(after.unfinished.discardAll());

  const states = ["a.bin", "b.bin", "c.bin"].flatMap((name) => service.stateOf(name));
  expect(states).toEqual(["aborted", "open", "aborted"]);
});

test("a discarded upload gives its bytes back", async () => {
  const { unfinished, service, left, time, records } = await leftBehind();

  void unfinished.discard(left.fileId);
  await time.run(() => service.stateOf("large.bin").includes("aborted"));

  expect(unfinished.getSnapshot()).toEqual([]);
  expect(records.size).toBe(0);
});

function pretendSource(file: File): FileSource {
  class Handle implements FileSystemFileHandle {
    readonly kind = "file";
    readonly name = file.name;
    getFile = () => Promise.resolve(file);
    createWritable = () => Promise.reject(new Error("Only read"));
    isSameEntry = () => Promise.resolve(false);
  }
  return { handle: new Handle(), folders: [], name: file.name };
}
