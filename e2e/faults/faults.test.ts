import { afterAll, beforeAll, expect, test } from "vitest";
import { severalAtOnce } from "../several-at-once.ts";
import { unlessRefused } from "./calm.ts";
import { everyFault } from "./every-fault.ts";
import { expectExact } from "./expect-exact.ts";
import type { Fault, Rule } from "./fault-plan.schema.ts";
import { type House, type Owner, openHouse } from "./house.ts";
import { type SagaStep, sagaSteps } from "./saga-steps.ts";

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

test.each(sagaSteps)("one fault at any request of $name is made good", { timeout: 180_000 }, async (step) => {
  const cases = (await requestsOf(step)).flatMap((at) => everyFault.map((fault) => ({ ...at, fault })));
  const owners = await severalAtOnce(cases, 6, async (rule) => {
    const owner = house.newOwner();
    const given = await step.prepare(owner.caller);
    const struck = house.layer.add([{ ...rule, contains: owner.userId }]);
    await unlessRefused(() => step.run(owner.caller, given));
    expect(struck(), JSON.stringify(rule)).toBe(1);
    await expectExact(owner.caller);
    await step.run(owner.caller, given);
    return owner;
  });
  await expectDone(step, owners);
});

test.each(sagaSteps)(
  "a fault that lasts leaves nothing of $name half done",
  { timeout: 180_000 },
  async (step) => {
    const operations = new Map((await requestsOf(step)).map((at) => [at.operation, { ...at, skip: 0 }]));
    const cases = [...operations.values()].flatMap((at) => lastingFaults.map((fault) => ({ ...at, fault })));
    const tried = await severalAtOnce(cases, 12, async (rule) => {
      const owner = house.newOwner();
      const given = await step.prepare(owner.caller);
      const struck = house.layer.add([{ ...rule, times: null, contains: owner.userId }]);
      await unlessRefused(() => step.run(owner.caller, given));
      expect(struck(), JSON.stringify(rule)).toBeGreaterThan(0);
      return { ...owner, given };
    });
    house.layer.lift();
    for (const { caller, given } of tried) {
      await expectExact(caller);
      await step.run(caller, given);
    }
    await expectDone(step, tried);
  },
);

/** Which requests a step makes when all goes well, each told apart by how many of its kind come before it. */
async function requestsOf(step: SagaStep): Promise<Pick<Required<Rule>, "engine" | "operation" | "skip">[]> {
  const { userId, caller } = house.newOwner();
  const given = await step.prepare(caller);
  const before = house.requestsOf(userId).length;
  await step.run(caller, given);
  const requests = house.requestsOf(userId).slice(before);
  const counted = requests.map(({ engine, operation }, index) => {
    const skip = requests.slice(0, index).filter((earlier) => earlier.operation === operation).length;
    return { engine, operation, skip };
  });
  const wanted = counted.filter(({ engine }) => !step.only || engine === step.only);
  expect(wanted.length).toBeGreaterThan(0);
  return wanted;
}

/** After a sweep, which removes what was noted for removal and could not be removed at once. */
async function expectDone({ after }: SagaStep, owners: Owner[]): Promise<void> {
  house.layer.lift();
  expect(await house.sweep()).toMatchObject({ ran: true, failed: 0 });
  for (const { userId, caller } of owners) {
    await expectExact(caller);
    expect(await caller.quota.get()).toMatchObject({
      storageUsed: after.used,
      storageReserved: after.reserved,
    });
    expect((await house.leftInStore(userId)).objects).toHaveLength(after.objects);
  }
}
