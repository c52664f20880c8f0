import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Fault, Happening } from "./testing/pretend-service.ts";
import { queueOnTrial, textFile, textFiles, textOf } from "./testing/queue-on-trial.ts";
import { UploadFailure } from "./upload-failure.ts";

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

test("an upload that the server gave up while it waited begins anew by itself, once", async () => {
  const { add, service, time, settled, item } = queueOnTrial();
  add([textFile("large.bin", 200)]);
  await time.run(() => service.count("put") > 8);

  for (const upload of service.uploads.values()) upload.state = "aborted";
  await settled();

  expect(item("large.bin").status).toBe("done");
  expect(service.stateOf("large.bin")).toEqual(["aborted", "complete"]);
});

test("an upload that is given up again and again fails", async () => {
  const { add, service, settled, item } = queueOnTrial();
  service.fault = ({ what }) => (what === "completeMany" ? new UploadFailure("UPLOAD_GONE") : undefined);

  add([textFile("a.txt", 5)]);
  await settled();

  expect(item("a.txt")).toMatchObject({ status: "failed", failure: { code: "UPLOAD_GONE" } });
  expect(service.count("start")).toBe(2);
});

test("over quota the files that fit travel, and each other one says how much it lacks", async () => {
  const { add, service, settled, item, totals } = queueOnTrial();
  service.quota = 100;

  add([textFile("a.txt", 40), textFile("huge.bin", 90), textFile("b.txt", 50)]);
  await settled();

  expect(totals()).toMatchObject({ filesDone: 2, filesFailed: 1, sent: 90, total: 90 });
  expect(item("huge.bin").failure).toMatchObject({
    code: "QUOTA_EXCEEDED",
    missingBytes: 30,
    retryable: true,
  });
});

test("a name that the server refuses does not keep the other files back", async () => {
  const { add, service, settled, totals, item } = queueOnTrial();

  add([...textFiles(40, 5), textFile("no/name", 5)]);
  await settled();

  expect(totals()).toMatchObject({ filesDone: 40, filesFailed: 1 });
  expect(item("no/name").failure).toMatchObject({ code: "REFUSED", message: '"no/name" is no file name' });
  expect(service.count("start")).toBeLessThan(16);
});

test("a session that has ended fails everything at once, and trying again after signing in works", async () => {
  const { queue, add, service, settled, totals } = queueOnTrial();
  service.fault = ({ what }) => (what === "start" ? new UploadFailure("SIGNED_OUT") : undefined);
  add(textFiles(500, 5));
  await settled();
  expect(totals()).toMatchObject({ filesFailed: 500, filesDone: 0 });
  expect(service.count("start")).toBeLessThanOrEqual(2);

  service.fault = () => undefined;
  queue.retryFailed("SIGNED_OUT");
  await settled();

  expect(totals()).toMatchObject({ filesFailed: 0, filesDone: 500 });
});

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

test("a byte that flips on the way is refused, and that part alone is sent again", async () => {
  const { add, service, settled } = queueOnTrial();
  const flips: Fault[] = ["flipped"];
  service.fault = ({ what, partNumber }) => (what === "put" && partNumber === 3 ? flips.shift() : undefined);

  add([textFile("large.bin", 95), textFile("small.txt", 9)]);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(95));
  expect(service.count("put")).toBe(12);
});

test("a part that arrived although its answer was lost is not sent again", async () => {
  const { add, service, settled } = queueOnTrial();
  const faults: Fault[] = ["answer lost"];
  service.fault = ({ what, partNumber }) => (what === "put" && partNumber === 3 ? faults.shift() : undefined);

  add([textFile("large.bin", 95)]);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(95));
  expect(service.count("put")).toBe(10);
});

/** Lets something happen to the only upload just before it is completed for the first time. */
function beforeCompletion(
  service: ReturnType<typeof queueOnTrial>["service"],
  happen: (upload: Stored) => void,
) {
  let isOver = false;
  service.fault = ({ what }) => {
    if (isOver || (what !== "complete" && what !== "completeMany")) return undefined;
    isOver = true;
    for (const upload of service.uploads.values()) happen(upload);
    return undefined;
  };
}

interface Stored {
  parts: Map<number, Uint8Array>;
  etags: Map<number, string>;
}

test("what the server finds missing at the end is sent, and nothing else", async () => {
  const { add, service, settled, item } = queueOnTrial();
  beforeCompletion(service, ({ parts }) => parts.delete(2));

  add([textFile("large.bin", 35)]);
  await settled();

  expect(item("large.bin")).toMatchObject({ status: "done", sent: 35 });
  expect(service.file("large.bin")).toBe(textOf(35));
  expect(service.stateOf("large.bin")).toEqual(["complete"]);
  expect(service.count("put")).toBe(5);
});

test("a small file whose bytes are missing at the end is sent again for the same upload", async () => {
  const { add, service, settled, item } = queueOnTrial();
  beforeCompletion(service, ({ parts }) => parts.clear());

  add([textFile("a.txt", 5)]);
  await settled();

  expect(item("a.txt").status).toBe("done");
  expect(service.count("start")).toBe(1);
  expect(service.count("put")).toBe(2);
});

test("a part that came in a second time behind the page's back costs no bytes", async () => {
  const { add, service, settled, item } = queueOnTrial();
  beforeCompletion(service, ({ etags }) => etags.set(2, '"of its second coming"'));

  add([textFile("large.bin", 35)]);
  await settled();

  expect(item("large.bin").status).toBe("done");
  expect(service.count("put")).toBe(4);
});

test("what stays incomplete fails, keeps its upload, and goes on when tried again", async () => {
  const { queue, add, service, settled, item } = queueOnTrial();
  service.fault = ({ what }) => (what === "complete" ? new UploadFailure("INCOMPLETE") : undefined);
  add([textFile("large.bin", 35)]);
  await settled();
  expect(item("large.bin")).toMatchObject({ status: "failed", failure: { code: "INCOMPLETE" } });
  expect(service.stateOf("large.bin")).toEqual(["open"]);

  service.fault = () => undefined;
  queue.retry(item("large.bin").id);
  await settled();

  expect(service.stateOf("large.bin")).toEqual(["complete"]);
  expect(service.count("put")).toBe(4);
});

test("what arrived while a file was being paused does not travel again", async () => {
  const { queue, add, service, time, settled, item } = queueOnTrial();
  add([textFile("large.bin", 95)]);
  await time.run(() => service.count("put") === 3);
  queue.pause(item("large.bin").id);
  await time.run(() => service.inFlight === 0);
  const [upload] = service.uploads.values();
  upload?.parts.set(3, new TextEncoder().encode(textOf(95).slice(20, 30)));
  const before = service.count("put");

  queue.resume(item("large.bin").id);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(95));
  expect(service.count("put") - before).toBe(7);
});

test("what the server found to be of another size is removed and sent anew when tried again", async () => {
  const { queue, add, service, settled, item } = queueOnTrial();
  service.fault = first("complete", new UploadFailure("SIZE_MISMATCH"));
  add([textFile("large.bin", 35)]);
  await settled();
  expect(item("large.bin")).toMatchObject({ status: "failed", sent: 0, failure: { code: "SIZE_MISMATCH" } });

  queue.retry(item("large.bin").id);
  await settled();

  expect(service.stateOf("large.bin")).toEqual(["aborted", "complete"]);
});
