import { expect } from "vitest";
import { severalAtOnce } from "../several-at-once.ts";
import { expectExact } from "./expect-exact.ts";
import type { Rule } from "./fault-plan.schema.ts";
import type { House, Owner } from "./house.ts";
import type { SeenRequest } from "./operation.ts";
import { expectAfter, type SagaStep } from "./saga-steps.ts";

/** Where a fault can strike. */
export type Place = Pick<Required<Rule>, "engine" | "operation" | "skip">;

/** Each request told apart by how many of its kind come before it. */
export function placesOf(requests: readonly SeenRequest[]): Place[] {
  const places = requests.map(({ engine, operation }, index) => {
    const skip = requests.slice(0, index).filter((earlier) => earlier.operation === operation).length;
    return { engine, operation, skip };
  });
  expect(places.length).toBeGreaterThan(0);
  return places;
}

/** Which requests a step makes when all goes well. */
export async function placesIn(house: House, step: SagaStep): Promise<Place[]> {
  const { userId, caller } = house.newOwner();
  const given = await step.prepare(caller);
  const before = house.requestsOf(userId).length;
  await step.run(caller, given);
  const requests = house.requestsOf(userId).slice(before);
  return placesOf(requests.filter(({ engine }) => !step.only || engine === step.only));
}

/** After a sweep, which removes what was noted for removal and could not be removed at once. */
export async function expectDone(house: House, step: SagaStep, owners: Owner[]): Promise<void> {
  house.layer.lift();
  expect(await house.sweep()).toMatchObject({ ran: true, failed: 0 });
  await severalAtOnce(owners, 8, async ({ userId, caller }) => {
    await expectExact(caller);
    await expectAfter(step, caller);
    expect((await house.leftInStore(userId)).objects).toHaveLength(step.after.objects);
  });
}
