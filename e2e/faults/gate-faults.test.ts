import { afterAll, beforeAll, expect, test } from "vitest";
import type { Fault } from "./fault-plan.schema.ts";
import { type House, openHouse } from "./house.ts";
import { saga } from "./saga-steps.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** The write that counts is made, and then made again by whoever did not hear so. */
const heardLate: Fault[] = [{ kind: "drop", what: "reply" }, { kind: "duplicate" }];

test.each(heardLate)(
  "of ten downloads at once ten are granted and counted, each once, by %j",
  async (fault) => {
    const { caller } = house.newOwner();
    const fileId = await saga.sendFile(caller);
    const { linkId } = await caller.links.create({ fileId, maxDownloads: 10 });
    const struck = house.layer.add([
      { engine: "dynamodb", operation: "UpdateItem", contains: linkId, times: 10, fault },
    ]);

    const grants = await Promise.all(Array.from({ length: 10 }, () => caller.links.download({ linkId })));

    expect(struck()).toBe(10);
    for (const { url } of grants) expect(await (await fetch(url)).text()).toBe("three");
    expect(await caller.links.get({ linkId })).toMatchObject({ downloadCount: 10, bytesServed: 50 });
    await expect(caller.links.download({ linkId })).rejects.toMatchObject({ appCode: "LINK_GONE" });
  },
);

test.each([
  [{ kind: "drop", what: "reply" } as const, 1],
  [{ kind: "duplicate" } as const, 0],
])("what is counted for a file that is gone is taken back once, by %j", async (fault, retries) => {
  const { caller } = house.newOwner();
  const fileId = await saga.sendFile(caller);
  const { linkId } = await caller.links.create({ fileId, maxDownloads: 1 });
  await caller.files.trash({ fileId });
  const rule = { engine: "dynamodb", operation: "UpdateItem", contains: linkId, fault } as const;
  // The count, and behind its repetition what takes it back.
  const struck = house.layer.add([rule, { ...rule, skip: retries }]);

  await expect(caller.links.download({ linkId })).rejects.toMatchObject({ appCode: "LINK_GONE" });

  expect(struck()).toBe(2);
  expect(await caller.links.get({ linkId })).toMatchObject({ downloadCount: 0, bytesServed: 0 });
});
