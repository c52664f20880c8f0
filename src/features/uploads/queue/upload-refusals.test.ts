import { expect, test } from "vitest";
import { queueOnTrial, textFile, textFiles } from "./testing/queue-on-trial.ts";
import { UploadFailure } from "./upload-failure.ts";

test("an upload that the server gave up while it waited begins anew by itself, once", async () => {
  const { add, service, time, settled, item } = queueOnTrial();
  add([textFile("large.bin", 200)]);
  await time.run(() => service.count("put") > 8);

  for (const upload of service.server.uploads.values()) upload.state = "aborted";
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
  service.server.quota = 100;

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
