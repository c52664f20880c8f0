import { expect, test } from "vitest";
import { queueOnTrial, textFile, textFiles, textOf } from "./testing/queue-on-trial.ts";
import { REQUESTS_AT_ONCE } from "./uplink.ts";
import { COMPLETE_BATCH } from "./upload-api.ts";

test("many small files share their calls and arrive byte for byte", async () => {
  const { add, service, settled, totals } = queueOnTrial();

  add(textFiles(120, 9));
  await settled();

  expect(totals()).toMatchObject({ filesDone: 120, filesTotal: 120, sent: 1080, total: 1080, active: false });
  expect(service.happened.filter(({ what }) => what === "start").map(({ names }) => names.length)).toEqual([
    50, 50, 20,
  ]);
  const completed = service.happened.filter(({ what }) => what === "completeMany");
  expect(Math.max(...completed.map(({ names }) => names.length))).toBeLessThanOrEqual(COMPLETE_BATCH);
  expect(completed.length).toBeLessThan(10);
  for (let n = 0; n < 120; n += 1) expect(service.file(`${n}.txt`)).toBe(textOf(9));
});

test("a large file travels in parts and is completed with their etags", async () => {
  const { add, service, settled, item } = queueOnTrial();

  add([textFile("large.bin", 95)], "folder");
  await settled();

  expect(service.file("large.bin")).toBe(textOf(95));
  expect(service.count("put")).toBe(10);
  expect(service.count("sign")).toBe(1);
  expect(item("large.bin")).toMatchObject({ status: "done", sent: 95, size: 95 });
});

test("where the store hides etags the server is left to ask for them", async () => {
  const { add, service, settled, totals } = queueOnTrial();
  service.showEtags = false;

  add([textFile("large.bin", 25)]);
  await settled();

  expect(totals().filesDone).toBe(1);
  expect(service.file("large.bin")).toBe(textOf(25));
});

test("an empty file is a file", async () => {
  const { add, service, settled, item } = queueOnTrial();

  add([textFile("empty", 0)]);
  await settled();

  expect(item("empty").status).toBe("done");
  expect(service.file("empty")).toBe("");
});

test("six requests are under way over all files, and small ones never wait for large ones", async () => {
  const { queue, add, service, time, item, settled } = queueOnTrial();

  add([textFile("a.bin", 900), textFile("b.bin", 900), ...textFiles(10, 5)]);
  await time.run(() => queue.store.getSnapshot().totals.filesDone >= 10);

  expect(item("a.bin").status).toBe("sending");
  await settled();
  expect(service.mostInFlight).toBe(REQUESTS_AT_ONCE);
});

test("files dropped while others are under way join them", async () => {
  const { add, service, time, settled, totals } = queueOnTrial();
  add([textFile("first.bin", 200)]);
  await time.run(() => service.count("put") > 3);

  add([textFile("second.txt", 5)]);
  await settled();

  expect(totals()).toMatchObject({ filesDone: 2, total: 205 });
});

test("a new drop after everything has arrived counts from the beginning", async () => {
  const { add, settled, totals } = queueOnTrial();
  add(textFiles(3, 5));
  await settled();

  add([textFile("next.txt", 7)]);
  await settled();

  expect(totals()).toMatchObject({ filesDone: 1, filesTotal: 1, total: 7 });
});

test("dismissing forgets every file that has ended", async () => {
  const { queue, add, settled, time } = queueOnTrial();
  add(textFiles(3, 5));
  await settled();

  queue.dismiss();
  await time.run(() => queue.store.getSnapshot().ids.length === 0);

  expect(queue.store.getSnapshot().totals).toMatchObject({ filesTotal: 0, total: 0, sent: 0 });
});

test("the list shows what failed first, then what is under way, then what has arrived", async () => {
  const { queue, add, service, time } = queueOnTrial();
  service.server.quota = 1300;
  add([textFile("done.txt", 4), textFile("huge.bin", 5000), textFile("large.bin", 1200)]);
  await time.run(() => queue.store.getSnapshot().totals.filesDone === 1);

  const { ids } = queue.store.getSnapshot();

  expect(ids.map((id) => queue.store.getItem(id)?.name)).toEqual(["huge.bin", "large.bin", "done.txt"]);
});
