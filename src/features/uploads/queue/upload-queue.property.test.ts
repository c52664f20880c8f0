import fc from "fast-check";
import { expect, test } from "vitest";
import type { Fault } from "./testing/pretend-service.ts";
import { queueOnTrial, textFile, textOf } from "./testing/queue-on-trial.ts";
import { REQUESTS_AT_ONCE } from "./uplink.ts";

const anyFault = fc.constantFrom<Fault>(
  "cut",
  "answer lost",
  "expired",
  { status: 500 },
  { status: 503, retryAfter: 1_000 },
  { status: 429 },
  { status: 400 },
);

const anyRun = fc.record({
  sizes: fc.array(fc.nat(120), { minLength: 1, maxLength: 70 }),
  /** Which requests fail, by their number; the rest of an endless line succeeds. */
  faults: fc.array(fc.option(anyFault, { freq: 3, nil: undefined }), { maxLength: 200 }),
  /** After how many requests each of these files is cancelled. */
  cancels: fc.array(fc.record({ file: fc.nat(69), after: fc.nat(200) }), { maxLength: 5 }),
  /** After how many requests the device goes offline for a minute. */
  offline: fc.option(fc.nat(200)),
  quota: fc.option(fc.nat(4_000)),
  chance: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("whatever the line does, every file ends in one state and what is done is stored byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(anyRun, async ({ sizes, faults, cancels, offline, quota, chance }) => {
      const { queue, add, service, time, totals, settled } = queueOnTrial(() => chance);
      if (quota !== null) service.server.quota = quota;
      const files = sizes.map((size, index) => textFile(`${index}`, size));
      const ends = new Map<string, string>();
      queue.store.subscribe(() => {
        const { sent, total } = totals();
        expect(sent).toBeGreaterThanOrEqual(0);
        expect(sent).toBeLessThanOrEqual(total);
        for (const id of queue.store.getSnapshot().ids) {
          const { name, size, sent: sentOfFile, status } = queue.store.getItem(id) ?? {};
          expect(sentOfFile).toBeLessThanOrEqual(size ?? -1);
          if (status !== "done" && status !== "cancelled") continue;
          expect(ends.get(name ?? "") ?? status).toBe(status);
          ends.set(name ?? "", status);
        }
      });
      service.fault = () => {
        const count = service.happened.length;
        for (const { file, after } of cancels) if (after === count) queue.cancel(`upload-${file + 1}`);
        if (offline === count) {
          time.setOnline(false);
          time.later(60_000, () => time.setOnline(true));
        }
        return faults[count];
      };

      add(files);
      await settled();

      expect(service.mostInFlight).toBeLessThanOrEqual(REQUESTS_AT_ONCE);
      for (const id of queue.store.getSnapshot().ids) {
        const item = queue.store.getItem(id);
        if (!item) throw new Error("Every id has an item");
        if (item.status === "done") {
          expect(service.file(item.name)).toBe(textOf(item.size));
          expect(service.stateOf(item.name).filter((state) => state === "complete")).toHaveLength(1);
        } else {
          expect(["failed", "cancelled"]).toContain(item.status);
          expect(service.file(item.name)).toBeUndefined();
        }
      }

      // Whatever failed comes through once the line is sound and there is room.
      service.fault = () => undefined;
      service.server.quota = Number.POSITIVE_INFINITY;
      time.setOnline(true);
      const cancelled = totals().filesCancelled;
      queue.retryFailed();
      await settled();
      expect(totals().filesDone).toBe(files.length - cancelled);

      // And nothing stays reserved for what was given up.
      const open = () => [...service.server.uploads.values()].filter(({ state }) => state === "open").length;
      await time.run(() => open() === 0 && service.inFlight === 0);
    }),
    { numRuns: 150 },
  );
}, 120_000);
