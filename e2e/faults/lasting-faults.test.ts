import { afterAll, beforeAll, expect, test } from "vitest";
import { severalAtOnce } from "../several-at-once.ts";
import { unlessRefused } from "./calm.ts";
import { expectExact } from "./expect-exact.ts";
import type { Fault } from "./fault-plan.schema.ts";
import { type House, openHouse } from "./house.ts";
import { expectDone, placesIn } from "./requests-of.ts";
import { sagaSteps } from "./saga-steps.ts";

/** Met again and again, the others come to the same as these. */
const lastingFaults: Fault[] = [
  { kind: "drop", what: "reply" },
  { kind: "answer", error: "500" },
  { kind: "answer", error: "throttling" },
  { kind: "answer", error: "conflict" },
  { kind: "answer", error: "expired" },
];

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test.each(sagaSteps)(
  "a fault that lasts leaves nothing of $name half done",
  { timeout: 180_000 },
  async (step) => {
    const operations = new Map((await placesIn(house, step)).map((at) => [at.operation, { ...at, skip: 0 }]));
    const cases = [...operations.values()].flatMap((at) => lastingFaults.map((fault) => ({ ...at, fault })));
    // These wait for the pauses between tries.
    const tried = await severalAtOnce(cases, 30, async (rule) => {
      const owner = house.newOwner();
      const given = await step.prepare(owner.caller);
      const struck = house.layer.add([{ ...rule, times: null, contains: owner.userId }]);
      await unlessRefused(() => step.run(owner.caller, given));
      expect(struck(), JSON.stringify(rule)).toBeGreaterThan(0);
      return { ...owner, given };
    });
    house.layer.lift();
    await severalAtOnce(tried, 8, async ({ caller, given }) => {
      await expectExact(caller);
      await step.run(caller, given);
    });
    await expectDone(house, step, tried);
  },
);
