import { afterAll, beforeAll, expect, test } from "vitest";
import { everyFault } from "./every-fault.ts";
import { expectExact } from "./expect-exact.ts";
import { type House, openHouse } from "./house.ts";
import { saga } from "./saga-steps.ts";

const later = () => new Date(Date.now() + 40 * 86_400_000);
const sweepOperations = [
  { engine: "dynamodb", operation: "UpdateItem" },
  { engine: "dynamodb", operation: "Query" },
  { engine: "dynamodb", operation: "TransactWriteItems" },
  { engine: "dynamodb", operation: "DeleteItem" },
  { engine: "s3", operation: "ListMultipartUploads" },
  { engine: "s3", operation: "AbortMultipartUpload" },
  { engine: "s3", operation: "DeleteObject" },
] as const;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test.each(sweepOperations)(
  "one fault at $operation of a sweep is made good, by the next at the latest",
  async (at) => {
    for (const fault of everyFault) {
      const { userId, caller } = house.newOwner();
      await saga.begin(caller);
      const trashed = await saga.sendFile(caller);
      await caller.files.trash({ fileId: trashed });
      await caller.files.remove({ fileId: await saga.sendFile(caller) });
      const struck = house.layer.add([{ ...at, fault }]);

      await house.sweep(later());
      expect(struck(), JSON.stringify(fault)).toBe(1);
      await expectExact(caller);
      await house.sweep(later());

      expect(await caller.quota.get()).toMatchObject({ storageUsed: 0, storageReserved: 0 });
      expect(await house.leftInStore(userId)).toEqual({ objects: [], parts: [] });
      house.layer.lift();
    }
  },
);

test("a store that takes five seconds is waited for, a database that does is given up in time", async () => {
  const [patient, refused] = [house.newOwner(), house.newOwner()];
  const fileId = await saga.sendWhole(patient.caller);
  house.layer.plan({
    rules: [
      { engine: "s3", contains: patient.userId, times: null, fault: { kind: "delay", ms: 5000 } },
      { engine: "dynamodb", contains: refused.userId, times: null, fault: { kind: "delay", ms: 5000 } },
    ],
  });
  const start = refused.caller.uploads.start({ files: [{ fileName: "a", fileSize: 5 }] });
  await Promise.all([
    expect(patient.caller.uploads.complete({ fileId })).resolves.toMatchObject({ fileSize: 5 }),
    expect(start).rejects.toMatchObject({
      code: "SERVICE_UNAVAILABLE",
      message: "Dropify cannot reach its storage right now. Try again in a moment.",
    }),
  ]);
  house.layer.lift();
  await expectExact(refused.caller);
});
