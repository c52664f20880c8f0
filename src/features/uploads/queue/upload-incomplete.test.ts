import { expect, test } from "vitest";
import type { Fault } from "./testing/pretend-service.ts";
import { queueOnTrial, textFile, textOf } from "./testing/queue-on-trial.ts";
import { UploadFailure } from "./upload-failure.ts";

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
    for (const upload of service.server.uploads.values()) happen(upload);
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
  const [upload] = service.server.uploads.values();
  upload?.parts.set(3, new TextEncoder().encode(textOf(95).slice(20, 30)));
  const before = service.count("put");

  queue.resume(item("large.bin").id);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(95));
  expect(service.count("put") - before).toBe(7);
});

test("what the server found to be of another size is removed and sent anew when tried again", async () => {
  const { queue, add, service, settled, item } = queueOnTrial();
  const faults: Fault[] = [new UploadFailure("SIZE_MISMATCH")];
  service.fault = ({ what }) => (what === "complete" ? faults.shift() : undefined);
  add([textFile("large.bin", 35)]);
  await settled();
  expect(item("large.bin")).toMatchObject({ status: "failed", sent: 0, failure: { code: "SIZE_MISMATCH" } });

  queue.retry(item("large.bin").id);
  await settled();

  expect(service.stateOf("large.bin")).toEqual(["aborted", "complete"]);
});
