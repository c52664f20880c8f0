import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { unlessRefused } from "./calm.ts";
import { everyFault } from "./every-fault.ts";
import { expectExact } from "./expect-exact.ts";
import { FaultPlan } from "./fault-plan.schema.ts";
import { type Caller, type House, openHouse } from "./house.ts";
import { placeSteps } from "./place-steps.ts";
import { type PlanStep, sagaSteps } from "./saga-steps.ts";

const owners = 6;
const mostTries = 6;
const later = () => new Date(Date.now() + 40 * 86_400_000);

const seed = z.coerce
  .number()
  .int()
  .default(Date.now() % 1_000_000)
  .parse(process.env["FAULT_SEED"]);
/** Without a plan of one's own: anything, anywhere, now and then. */
const atRandom = {
  seed,
  rules: everyFault.map((fault) => ({ times: null, chance: 0.01, fault })),
};
const file = process.env["FAULT_PLAN"];
const plan = FaultPlan.parse(file ? JSON.parse(readFileSync(file, "utf8")) : atRandom);

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test(`under the plan ${file ?? `of seed ${seed}`} every promise is kept`, { timeout: 600_000 }, async () => {
  const all = Array.from({ length: owners }, () => house.newOwner());
  house.layer.plan(plan);
  await Promise.all(
    all.map(async ({ caller }) => {
      for (const step of [...sagaSteps, ...placeSteps]) await attempt(step, caller);
    }),
  );
  const { struck } = house.layer;
  house.layer.lift();
  console.log(`${struck} faults struck`);
  expect(struck).toBeGreaterThan(0);

  for (const { caller } of all) await expectExact(caller);
  expect(await house.sweep(later())).toMatchObject({ ran: true, failed: 0 });
  for (const { userId, caller } of all) {
    await expectExact(caller);
    const { items } = await caller.files.recent({ limit: 200 });
    const { objects, parts } = await house.leftInStore(userId);
    expect(objects.toSorted()).toEqual(items.map(({ fileId }) => `${userId}/${fileId}`).toSorted());
    expect(parts).toEqual([]);
    expect(await caller.quota.get()).toMatchObject({ storageReserved: 0 });
  }
});

/** As a client does: again, until it is done or has been refused too often. */
async function attempt(step: PlanStep, caller: Caller): Promise<void> {
  let given: string | undefined;
  for (let tries = 0; tries < mostTries; tries++) {
    const done = await unlessRefused(async () => {
      given ??= await step.prepare(caller);
      await step.run(caller, given);
    });
    if (done) return;
  }
}
