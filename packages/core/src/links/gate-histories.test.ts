import fc from "fast-check";
import { expect, test } from "vitest";
import { history } from "./testing/history.ts";
import { liveHistory, newOwner } from "./testing/live-history.ts";

/**
 * `GATE_HISTORIES=20000 npm test -- unit gate-histories` lives as many as one likes; `GATE_SEED`, as a failure names
 * it, lives the same ones again.
 */
const histories = Number(process.env.GATE_HISTORIES ?? 1000);
const seed = process.env.GATE_SEED === undefined ? {} : { seed: Number(process.env.GATE_SEED) };
const atOnce = 20;
const timeout = 60_000 + histories * 300;

test("whatever happens at once: never a grant too many, never more than the budget and one file, every count exact", {
  timeout,
}, async () => {
  const owner = await newOwner();
  const lots = fc.array(history, { minLength: atOnce, maxLength: atOnce });
  const lived = fc.asyncProperty(lots, async (lot) => {
    await Promise.all(lot.map((one) => liveHistory(owner, one)));
  });

  const numRuns = Math.ceil(histories / atOnce);
  await expect(fc.assert(lived, { numRuns, endOnFailure: true, ...seed })).resolves.toBeUndefined();
});
