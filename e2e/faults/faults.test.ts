import { afterAll, beforeAll, expect, test } from "vitest";
import { severalAtOnce } from "../several-at-once.ts";
import { unlessRefused } from "./calm.ts";
import { everyFault } from "./every-fault.ts";
import { expectExact } from "./expect-exact.ts";
import { type House, openHouse } from "./house.ts";
import { expectDone, placesIn } from "./requests-of.ts";
import { sagaSteps } from "./saga-steps.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test.each(sagaSteps)("one fault at any request of $name is made good", { timeout: 180_000 }, async (step) => {
  const places = await placesIn(house, step);
  const cases = places.flatMap((at) => everyFault.map((fault) => ({ ...at, fault })));
  const owners = await severalAtOnce(cases, 12, async (rule) => {
    const owner = house.newOwner();
    const given = await step.prepare(owner.caller);
    const struck = house.layer.add([{ ...rule, contains: owner.userId }]);
    await unlessRefused(() => step.run(owner.caller, given));
    expect(struck(), JSON.stringify(rule)).toBe(1);
    await expectExact(owner.caller);
    await step.run(owner.caller, given);
    return owner;
  });
  await expectDone(house, step, owners);
});
