import { expect, test } from "vitest";
import { queueOnTrial, textFile, textFiles } from "./testing/queue-on-trial.ts";

test("cancelling a file ends its requests at once and gives its bytes back; the others go on", async () => {
  const { queue, add, service, time, settled, totals, item } = queueOnTrial();
  add([textFile("large.bin", 900), textFile("other.bin", 95)]);
  await time.run(() => service.count("put") > 5);

  queue.cancel(item("large.bin").id);
  const sentWhenCancelled = service.happened.filter(({ names }) => names[0] === "large.bin").length;
  await settled();

  expect(totals()).toMatchObject({ filesDone: 1, filesCancelled: 1, filesTotal: 1, total: 95, sent: 95 });
  expect(service.stateOf("large.bin")).toEqual(["aborted"]);
  const afterwards = service.happened
    .filter(({ names }) => names[0] === "large.bin")
    .slice(sentWhenCancelled);
  expect(afterwards.map(({ what }) => what)).toEqual(["abort"]);
});

test("a file cancelled while its start is under way is given back when the answer comes", async () => {
  const { queue, add, service, time } = queueOnTrial();
  add([textFile("a.txt", 5)]);
  await time.run(() => service.count("start") === 1);

  queue.cancelAll();
  await time.run(() => service.stateOf("a.txt").includes("aborted"));

  expect(service.count("put")).toBe(0);
});

test("a file cancelled before its start is never started", async () => {
  const { queue, add, service, time, totals } = queueOnTrial();
  add(textFiles(3, 5));

  queue.cancelAll();
  await time.run(() => totals().filesCancelled === 3);

  expect(service.happened).toEqual([]);
});

test("cancelling all ends what is under way and what waits, and never asks the line to do it all at once", async () => {
  const { queue, add, service, time, totals } = queueOnTrial();
  add([...textFiles(400, 9), textFile("large.bin", 900)]);
  await time.run(() => totals().filesDone > 50);

  queue.cancelAll();
  const open = () => [...service.server.uploads.values()].filter(({ state }) => state === "open").length;
  await time.run(() => !totals().active && open() === 0 && service.inFlight === 0);

  expect(totals().filesDone + totals().filesCancelled).toBe(401);
  expect(totals().filesDone).toBeLessThan(200);
});

test("cancelling what already failed gives its bytes back", async () => {
  const { queue, add, service, time, settled, item } = queueOnTrial();
  service.fault = ({ what }) => (what === "put" ? { status: 500 } : undefined);
  add([textFile("a.txt", 5)]);
  await settled();
  service.fault = () => undefined;

  queue.cancel(item("a.txt").id);
  await time.run(() => service.stateOf("a.txt").includes("aborted") && item("a.txt").status === "cancelled");
});

test("cancelling what has arrived changes nothing", async () => {
  const { queue, add, service, settled, item } = queueOnTrial();
  add([textFile("a.txt", 5)]);
  await settled();

  queue.cancel(item("a.txt").id);
  queue.retry(item("a.txt").id);

  expect(item("a.txt").status).toBe("done");
  expect(service.stateOf("a.txt")).toEqual(["complete"]);
  expect(service.count("abort")).toBe(0);
});
