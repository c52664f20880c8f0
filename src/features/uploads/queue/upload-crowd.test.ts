import { expect, test } from "vitest";
import { queueOnTrial, textFile } from "./testing/queue-on-trial.ts";

test("ten thousand small files cost calls by the batch and tell the page four times a second", async () => {
  const { queue, add, service, settled, time, totals } = queueOnTrial();
  const files = Array.from({ length: 10_000 }, (_, index) => textFile(`${index}.txt`, 3));
  let told = 0;
  queue.store.subscribe(() => {
    told += 1;
  });

  add(files);
  await settled();

  expect(totals()).toMatchObject({ filesDone: 10_000, filesFailed: 0 });
  expect(service.count("start")).toBe(200);
  expect(service.count("put")).toBe(10_000);
  expect(service.count("completeMany")).toBeLessThan(280);
  expect(told).toBeLessThanOrEqual(time.now() / 250 + 2);
}, 120_000);
