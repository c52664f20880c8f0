import fc from "fast-check";
import { expect, test } from "vitest";
import { queueOnTrial, textFile, textFiles, textOf } from "./testing/queue-on-trial.ts";

test("a file that is paused stops at once, keeps what is stored, and goes on from there", async () => {
  const { add, queue, service, time, settled, item, totals } = queueOnTrial();
  add([textFile("large.bin", 300)]);
  await time.run(() => service.count("put") > 8);

  queue.pause(item("large.bin").id);
  await time.run(() => service.inFlight === 0 && item("large.bin").status === "paused");
  const { sent } = item("large.bin");
  const puts = service.count("put");
  expect(totals()).toMatchObject({ filesPaused: 1, active: false });
  expect(sent).toBeGreaterThan(0);
  expect(sent % 10).toBe(0);
  queue.resume(item("large.bin").id);
  await settled();

  expect(service.file("large.bin")).toBe(textOf(300));
  expect(service.count("start")).toBe(1);
  expect(service.count("put") - puts).toBe((300 - sent) / 10);
});

test("all files can be paused and set going again, wherever they are in their life", async () => {
  const { add, queue, service, time, settled, totals } = queueOnTrial();
  add([textFile("large.bin", 300), ...textFiles(200, 5)]);
  await time.run(() => totals().filesDone > 20);

  queue.pauseAll();
  await time.run(() => service.inFlight === 0 && !totals().active);
  expect(totals().filesPaused + totals().filesDone).toBe(201);
  queue.resumeAll();
  await settled();

  expect(totals()).toMatchObject({ filesDone: 201, filesPaused: 0 });
  expect(service.file("large.bin")).toBe(textOf(300));
});

test("what is paused can be cancelled, and its bytes are given back", async () => {
  const { add, queue, service, time, item } = queueOnTrial();
  add([textFile("large.bin", 300)]);
  await time.run(() => service.count("put") > 8);
  queue.pause(item("large.bin").id);

  queue.cancel(item("large.bin").id);

  await time.run(() => service.stateOf("large.bin").includes("aborted"));
});

test("however often files are paused and resumed, all arrive byte for byte and none twice", async () => {
  const anyPress = fc.record({ file: fc.nat(20), after: fc.nat(120), again: fc.nat(6) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(90), { minLength: 1, maxLength: 20 }),
      fc.array(anyPress, { maxLength: 12 }),
      async (sizes, presses) => {
        const { add, queue, service, time, totals } = queueOnTrial();
        service.fault = () => {
          const count = service.happened.length;
          for (const { file, after, again } of presses) {
            if (after === count) queue.pause(`upload-${file + 1}`);
            if (after + again === count) queue.resume(`upload-${file + 1}`);
          }
          return undefined;
        };
        add(sizes.map((size, index) => textFile(`${index}`, size)));
        // Whatever is still paused when nothing else moves is set going.
        await time.run(() => {
          if (!queue.store.active) queue.resumeAll();
          return totals().filesDone === sizes.length;
        });

        for (const [index, size] of sizes.entries()) {
          expect(service.file(`${index}`)).toBe(textOf(size));
          expect(service.stateOf(`${index}`)).toEqual(["complete"]);
        }
        expect(totals().sent).toBe(totals().total);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
