import { expect, test } from "vitest";
import { UploadFailure } from "../queue/upload-failure.ts";
import type { UploadTotals } from "../queue/upload-store.ts";
import { failureWords, news, summarise } from "./upload-words.ts";

const GiB = 1024 ** 3;

const underWay: UploadTotals = {
  sent: 2 * GiB,
  total: 6 * GiB,
  filesDone: 2,
  filesFailed: 0,
  filesPaused: 0,
  filesAsking: 0,
  filesSkipped: 0,
  filesCancelled: 0,
  filesTotal: 18,
  active: true,
  online: true,
  bytesPerSecond: 10_000_000,
  secondsLeft: 240,
};
const ended: UploadTotals = { ...underWay, active: false, filesDone: 18, secondsLeft: null };

test("while files are under way the summary counts them and tells the time left", () => {
  expect(summarise(underWay)).toMatchObject({ title: "Uploading 3 of 18", detail: "4 minutes left" });
  expect(summarise({ ...underWay, filesDone: 0, filesTotal: 1 }).title).toBe("Uploading 1 file");
});

test("offline it promises to go on", () => {
  expect(summarise({ ...underWay, online: false })).toMatchObject({
    tone: "offline",
    title: "Uploading 3 of 18",
  });
});

test("at the end it says what arrived and what did not", () => {
  expect(summarise(ended)).toMatchObject({ tone: "done", title: "18 files uploaded", detail: "6 GB" });
  expect(summarise({ ...ended, filesDone: 16, filesFailed: 2 })).toMatchObject({
    tone: "failed",
    title: "16 of 18 files uploaded",
    detail: "2 failed",
  });
  expect(summarise({ ...ended, filesDone: 0, filesFailed: 1, filesTotal: 1 }).title).toBe(
    "1 file not uploaded",
  );
  expect(summarise({ ...ended, filesDone: 0, filesCancelled: 3, filesTotal: 0 }).tone).toBe("cancelled");
});

test("progress alone is no news; the start, a failure, the line and the end are", () => {
  const start = news(underWay);

  expect(start).toBe("Uploading 18 files");
  expect(news({ ...underWay, sent: 3 * GiB, filesDone: 9, secondsLeft: 100 })).toBe(start);
  expect(news({ ...underWay, filesFailed: 1 })).toBe("Uploading 18 files, 1 failed");
  expect(news({ ...underWay, online: false })).toBe("Offline: uploads go on with the connection");
  expect(news(ended)).toBe("18 files uploaded");
  expect(news({ ...ended, filesDone: 0, filesTotal: 0 })).toBe("");
});

test("a full quota names what is missing", () => {
  const failure = new UploadFailure("QUOTA_EXCEEDED", { missingBytes: 1.5 * GiB });

  expect(failureWords(failure)).toBe("Not enough storage: 1.5 GB more needed");
});

test("the server's own reason is shown as it is", () => {
  expect(failureWords(new UploadFailure("REFUSED", { message: "A name cannot contain /" }))).toBe(
    "A name cannot contain /",
  );
});
