import { afterAll, beforeAll, expect, test } from "vitest";
import { severalAtOnce } from "../several-at-once.ts";
import { everyFault } from "./every-fault.ts";
import { expectExact } from "./expect-exact.ts";
import { type Caller, type House, type Owner, openHouse } from "./house.ts";
import { placesOf } from "./requests-of.ts";
import { saga } from "./saga-steps.ts";

const later = () => new Date(Date.now() + 40 * 86_400_000);

/** All that falls due. */
const dueThings: { name: string; prepare: (caller: Caller) => Promise<unknown> }[] = [
  { name: "an upload", prepare: saga.sendWhole },
  { name: "an upload in parts", prepare: saga.begin },
  {
    name: "a start's note",
    prepare: (caller) =>
      caller.uploads.start({ files: [{ fileName: "a", fileSize: 5 }], requestId: "only-once" }),
  },
  {
    name: "a file in the trash",
    prepare: async (caller) => caller.files.trash({ fileId: await saga.sendFile(caller) }),
  },
  {
    name: "the note of a file that was removed",
    prepare: async (caller) => caller.files.remove({ fileId: await saga.sendFile(caller) }),
  },
  {
    name: "the note of an upload in parts that was cancelled",
    prepare: async (caller) => caller.uploads.abort({ fileId: await saga.begin(caller) }),
  },
  {
    name: "a folder in the trash",
    prepare: async (caller) => {
      const { folderId } = await caller.folders.create({ name: "outer" });
      const fileId = await saga.sendFile(caller);
      await caller.files.move({ fileId, folderId });
      await caller.folders.create({ name: "inner", parentId: folderId });
      await caller.folders.trash({ folderId });
    },
  },
];

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

// One sweep at a time holds the lease, so that the cases of a kind meet with their faults in the same one.
test.each(dueThings)(
  "one fault at any request with which a sweep releases $name is made good, by the next at the latest",
  { timeout: 180_000 },
  async ({ prepare }) => {
    const first = house.newOwner();
    await prepare(first.caller);
    const before = house.requestsOf(first.userId).length;
    await house.sweep(later());
    const places = placesOf(house.requestsOf(first.userId).slice(before));

    const cases = places.flatMap((at) => everyFault.map((fault) => ({ ...at, fault })));
    const owners = await severalAtOnce(cases, 12, async (rule) => {
      const owner = house.newOwner();
      await prepare(owner.caller);
      const struck = house.layer.add([{ ...rule, contains: owner.userId }]);
      return { ...owner, rule, struck };
    });
    await house.sweep(later());
    await severalAtOnce(owners, 8, async ({ rule, struck, caller }) => {
      expect(struck(), JSON.stringify(rule)).toBe(1);
      await expectExact(caller);
    });
    house.layer.lift();
    expect(await house.sweep(later())).toMatchObject({ ran: true, failed: 0 });
    await expectReleased(owners);
  },
);

test("one fault at any request with which a sweep finds out what is due is made good, by the next at the latest", {
  timeout: 180_000,
}, async () => {
  const owner = house.newOwner();
  const before = house.requests().length;
  await house.sweep(later());
  const places = placesOf(house.requests().slice(before));
  // Its lease, one question for each shard, and the end of the lease.
  expect(places.length).toBeGreaterThanOrEqual(10);

  for (const rule of places.flatMap((at) => everyFault.map((fault) => ({ ...at, fault })))) {
    await saga.start(owner.caller, 5);
    const struck = house.layer.add([rule]);
    await house.sweep(later());
    expect(struck(), JSON.stringify(rule)).toBe(1);
    house.layer.lift();
    await house.sweep(later());
    expect(await owner.caller.quota.get(), JSON.stringify(rule)).toMatchObject({ storageReserved: 0 });
  }
  await expectReleased([owner]);
});

async function expectReleased(owners: Owner[]): Promise<void> {
  await severalAtOnce(owners, 8, async ({ userId, caller }) => {
    await expectExact(caller);
    expect(await caller.quota.get()).toMatchObject({ storageUsed: 0, storageReserved: 0 });
    expect(await house.leftInStore(userId)).toEqual({ objects: [], parts: [] });
  });
}
