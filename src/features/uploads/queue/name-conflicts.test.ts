import { expect, test } from "vitest";
import { takenName } from "./testing/pretend-server.ts";
import { queueOnTrial, textFile, textFiles, textOf } from "./testing/queue-on-trial.ts";

function withTaken(...names: string[]) {
  const trial = queueOnTrial();
  for (const name of names) trial.service.server.others.set(name, takenName(name));
  const asking = () => trial.totals().filesAsking;
  return { ...trial, asking };
}

test("a file whose name is taken waits for a word, and the others go on", async () => {
  const { add, settled, totals, item, service } = withTaken("a.txt");

  add([textFile("a.txt", 5), ...textFiles(3, 5)]);
  await settled();

  expect(totals()).toMatchObject({ filesAsking: 1, filesDone: 3, active: false });
  expect(item("a.txt")).toMatchObject({ status: "asking", taken: { fileId: "before a.txt" } });
  expect(service.stateOf("a.txt")).toEqual([]);
});

test("keeping both names the new one by the next free number", async () => {
  const { add, queue, settled, item, service } = withTaken("a.txt", "a (2).txt", "a (3).txt");
  add([textFile("a.txt", 5)]);
  await settled();

  queue.choose(item("a.txt").id, "keep both", false);
  await settled();

  expect(service.file("a (4).txt")).toBe(textOf(5));
});

test("replacing tells the server which file goes", async () => {
  const { add, queue, settled, item, service } = withTaken("a.txt");
  add([textFile("a.txt", 5)]);
  await settled();

  queue.choose(item("a.txt").id, "replace", false);
  await settled();

  expect(service.file("a.txt")).toBe(textOf(5));
  expect([...service.server.uploads.values()]).toMatchObject([{ replaces: "before a.txt" }]);
});

test("skipping leaves the file out", async () => {
  const { add, queue, settled, item, service, totals } = withTaken("a.txt");
  add([textFile("a.txt", 5)]);
  await settled();

  queue.choose(item("a.txt").id, "skip", false);
  await settled();

  expect(item("a.txt").status).toBe("skipped");
  expect(totals()).toMatchObject({ filesSkipped: 1, filesTotal: 0, total: 0 });
  expect(service.count("start")).toBe(0);
});

test("one answer for all settles every name of that drop, of which most are not even looked at yet", async () => {
  const names = Array.from({ length: 120 }, (_, index) => `${index}.txt`);
  const { add, queue, time, settled, asking, item, service, totals } = withTaken(...names);
  add(textFiles(120, 5));
  await time.run(() => asking() > 0);

  queue.choose(item("0.txt").id, "replace", true);
  await settled();

  expect(totals()).toMatchObject({ filesDone: 120, filesAsking: 0 });
  expect(
    [...service.server.uploads.values()].every(({ name, replaces }) => replaces === `before ${name}`),
  ).toBe(true);
});

test("an answer for all holds for that drop alone", async () => {
  const { add, queue, settled, item, asking } = withTaken("a.txt", "b.txt");
  add([textFile("a.txt", 5)]);
  await settled();
  queue.choose(item("a.txt").id, "skip", true);
  await settled();

  add([textFile("b.txt", 5)]);
  await settled();

  expect(asking()).toBe(1);
});

test("two files of one drop that share a name are both kept, without a question", async () => {
  const { add, settled, service, totals } = queueOnTrial();

  add([textFile("a.txt", 5), textFile("a.txt", 7)]);
  await settled();

  expect(totals()).toMatchObject({ filesDone: 2, filesAsking: 0 });
  expect([service.file("a.txt"), service.file("a (2).txt")]).toEqual([textOf(5), textOf(7)]);
});

test("what has arrived meanwhile is found when the same name is dropped again", async () => {
  const { add, settled, asking } = withTaken();
  add([textFile("a.txt", 5)]);
  await settled();

  add([textFile("a.txt", 5)]);
  await settled();

  expect(asking()).toBe(1);
});

test("a name in another folder is another name", async () => {
  const { add, settled, totals } = withTaken("a.txt");

  add([textFile("a.txt", 5)], "folder");
  await settled();

  expect(totals()).toMatchObject({ filesDone: 1, filesAsking: 0 });
});

test("dropping the same again, what is here byte for byte is left out by one press, and the rest is asked about", async () => {
  const { add, queue, settled, item, totals, service } = queueOnTrial();
  add([...textFiles(120, 5), textFile("large.bin", 95), textFile("note.md", 5)]);
  await settled();

  add([...textFiles(120, 5), textFile("large.bin", 95), new File(["other"], "note.md")]);
  await settled();
  expect(item("0.txt")).toMatchObject({ status: "asking", isSame: true });
  queue.skipSame(item("0.txt").id);
  await settled();

  expect(item("large.bin")).toMatchObject({ status: "skipped", isSame: true });
  expect(item("note.md")).toMatchObject({ status: "asking", isSame: false });
  expect(totals()).toMatchObject({ filesSkipped: 121, filesAsking: 1 });
  expect(service.server.uploads.size).toBe(122);
});

test("what was sent without digests is never taken for the same", async () => {
  const { add, settled, item } = withTaken("a.txt");

  add([textFile("a.txt", 1)]);
  await settled();

  expect(item("a.txt")).toMatchObject({ status: "asking", isSame: false });
});

test("an answer for all holds for those that are being compared while it is given", async () => {
  const { add, queue, settled, item, totals } = queueOnTrial();
  add(textFiles(120, 5));
  await settled();
  class TellingFile extends File {
    override bytes() {
      queue.choose(item("0.txt").id, "skip", true);
      return super.bytes();
    }
  }
  const last = textFile("119.txt", 5);

  add([...textFiles(119, 5), new TellingFile([last], last.name)]);
  await settled();

  expect(totals()).toMatchObject({ filesSkipped: 120, filesAsking: 0 });
});
