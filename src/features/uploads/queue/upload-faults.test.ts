import { expect, test } from "vitest";
import type { Fault, Happening } from "./testing/pretend-service.ts";
import { queueOnTrial, textFile, textFiles, textOf } from "./testing/queue-on-trial.ts";

/** Faults for the first requests of a kind, one after the other. */
function first(what: Happening["what"], ...faults: Fault[]) {
  return (happening: Happening) => (happening.what === what ? faults.shift() : undefined);
}

test("a part whose request is cut is sent again alone", async () => {
  const { add, service, settled } = queueOnTrial();
  const cuts: Fault[] = ["cut", "cut"];
  service.fault = ({ what, partNumber }) => (what === "put" && partNumber === 3 ? cuts.shift() : undefined);

  add([textFile("large.bin", 95)]);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(95));
  expect(service.count("put")).toBe(12);
});

test.each([500, 503, 429])("a store that answers %i for a while is asked again", async (status) => {
  const { add, service, settled } = queueOnTrial();
  service.fault = first("put", { status }, { status }, { status });

  add([textFile("a.txt", 5)]);
  await settled();

  expect(service.file("a.txt")).toBe(textOf(5));
});

test("while completions are refused other files are started and sent all the same", async () => {
  const { add, service, time, settled, totals } = queueOnTrial();
  let isAway = true;
  service.fault = ({ what }) => (what === "completeMany" && isAway ? { status: 503 } : undefined);
  add([textFile("a.txt", 5)]);
  await time.run(() => service.count("completeMany") === 4);

  const before = time.now();
  add([textFile("b.txt", 5)]);
  await time.run(() => service.count("put") === 2);
  expect(time.now() - before).toBeLessThan(100);
  isAway = false;
  await settled();

  expect(totals()).toMatchObject({ filesDone: 2 });
});

test("Retry-After is kept to", async () => {
  const { add, service, time, settled } = queueOnTrial();
  service.fault = first("put", { status: 503, retryAfter: 20_000 });

  add([textFile("a.txt", 5)]);
  await settled();

  expect(time.now()).toBeGreaterThan(20_000);
  expect(time.now()).toBeLessThan(25_000);
});

test("an expired address is replaced by a fresh one, for a small file too", async () => {
  const { add, service, settled } = queueOnTrial();
  service.fault = first("put", "expired");

  add([textFile("a.txt", 5)]);
  await settled();

  expect(service.count("sign")).toBe(1);
  expect(service.file("a.txt")).toBe(textOf(5));
});

test("when one part's address has expired, those signed with it are replaced too", async () => {
  const { add, service, settled } = queueOnTrial();
  service.fault = ({ what, partNumber }) =>
    what === "put" && partNumber === 5 && service.count("sign") === 1 ? "expired" : undefined;

  add([textFile("large.bin", 195)]);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(195));
  expect(service.count("sign")).toBeLessThanOrEqual(3);
});

test("a part that a busy store writes down only after the line broke is not sent again", async () => {
  const { add, service, settled } = queueOnTrial();
  const faults: Fault[] = ["stored late"];
  service.fault = ({ what, partNumber }) => (what === "put" && partNumber === 3 ? faults.shift() : undefined);

  add([textFile("large.bin", 95)]);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(95));
  expect(service.count("put")).toBe(10);
});

test("a small file that was stored although the answer was lost is not sent a third time", async () => {
  const { add, service, settled, item } = queueOnTrial();
  service.fault = first("put", "answer lost");

  add([textFile("a.txt", 5)]);
  await settled();

  expect(item("a.txt").status).toBe("done");
  expect(service.count("put")).toBe(2);
});

test.each(["start", "sign", "complete"] as const)(
  "the lost answer to %s does nothing twice",
  async (what) => {
    const { add, service, settled, totals } = queueOnTrial();
    service.fault = first(what, "answer lost", "cut");

    add([textFile("large.bin", 35)]);
    await settled();

    expect(totals().filesDone).toBe(1);
    expect(service.stateOf("large.bin")).toEqual(["complete"]);
  },
);

test("a device that goes offline waits as long as it takes, and goes on by itself", async () => {
  const { add, service, time, settled, totals } = queueOnTrial();
  add([textFile("large.bin", 300), ...textFiles(5, 5)]);
  await time.run(() => service.count("put") > 6);

  time.setOnline(false);
  await time.run(() => time.now() > 3_600_000);
  expect(totals()).toMatchObject({
    online: false,
    active: true,
    filesFailed: 0,
    bytesPerSecond: 0,
    secondsLeft: null,
  });
  time.setOnline(true);
  await settled();

  expect(totals()).toMatchObject({ filesDone: 6, online: true });
  expect(service.file("large.bin")).toBe(textOf(300));
});

test("a line that stays broken fails the file, and trying again sends only what is missing", async () => {
  const { queue, add, service, settled, item } = queueOnTrial();
  service.fault = ({ what, partNumber }) => (what === "put" && partNumber === 10 ? "cut" : undefined);
  add([textFile("large.bin", 95)]);
  await settled();
  expect(item("large.bin")).toMatchObject({
    status: "failed",
    sent: 90,
    failure: { code: "CONNECTION_LOST" },
  });

  service.fault = () => undefined;
  const before = service.count("put");
  queue.retryFailed();
  await settled();

  expect(service.count("put") - before).toBe(1);
  expect(service.count("start")).toBe(1);
  expect(service.file("large.bin")).toBe(textOf(95));
});

test("a byte that flips on the way is refused, and that part alone is sent again", async () => {
  const { add, service, settled } = queueOnTrial();
  const flips: Fault[] = ["flipped"];
  service.fault = ({ what, partNumber }) => (what === "put" && partNumber === 3 ? flips.shift() : undefined);

  add([textFile("large.bin", 95), textFile("small.txt", 9)]);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(95));
  expect(service.count("put")).toBe(12);
});
