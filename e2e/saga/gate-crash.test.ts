import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../faults/house.ts";
import { saga } from "../faults/saga-steps.ts";
import { runCrashing, writeCrashingServer } from "./run-crashing.ts";

const maxDownloads = 2;
const folder = mkdtempSync(join(tmpdir(), "dropify-gate-crash-"));
const program = writeCrashingServer(folder);

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** The server passes a visitor through the gate and is killed on the way. @returns who comes after, and what is counted */
async function kill(at: number, when: "before" | "after") {
  const { caller, userId } = house.newOwner();
  const fileId = await saga.sendFile(caller);
  const { linkId } = await caller.links.create({ fileId, maxDownloads });
  const ended = await runCrashing(program, house.env, {
    operation: "pass gate",
    userId,
    given: linkId,
    at,
    when,
  });
  const counted = async () => (await caller.links.get({ linkId })).downloadCount;
  const download = () => caller.links.download({ linkId });
  return { ended, counted, download };
}

test("killed between the count and the answer, a link gives no more than it may, and the rest to who asks again", async () => {
  const whole = await kill(0, "before");
  expect(await whole.counted()).toBe(1);
  expect(whole.ended).not.toBe("killed");
  expect(whole.ended).toHaveProperty("0", "UpdateItemCommand");

  for (let at = 1; at <= whole.ended.length; at++) {
    for (const when of ["before", "after"] as const) {
      const { ended, counted, download } = await kill(at, when);
      expect(ended).toBe("killed");
      // A download that nobody got may be counted: the other way round a link would give more than it may.
      const lost = at === 1 && when === "before" ? 0 : 1;
      expect(await counted()).toBe(lost);
      for (let left = maxDownloads - lost; left > 0; left--) {
        const { url } = await download();
        expect(await (await fetch(url)).text()).toBe("three");
      }
      await expect(download()).rejects.toMatchObject({ appCode: "LINK_GONE" });
      expect(await counted()).toBe(maxDownloads);
    }
  }
});
