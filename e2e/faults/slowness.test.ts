import { afterAll, beforeAll, expect, test } from "vitest";
import { expectExact } from "./expect-exact.ts";
import { type House, openHouse } from "./house.ts";
import { saga } from "./saga-steps.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

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
