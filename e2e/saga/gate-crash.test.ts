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
  house = await openHouse({ straight: true });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

interface Point {
  at: number;
  when: "before" | "after";
}

/** Servers pass visitors through the gate and are killed on the way. @returns who comes after, and what is counted */
async function kill(points: Point[]) {
  const doors = await Promise.all(
    points.map(async (point) => {
      const { caller, userId } = house.newOwner();
      const fileId = await saga.sendFile(caller);
      const { linkId } = await caller.links.create({ fileId, maxDownloads });
      const counted = async () => (await caller.links.get({ linkId })).downloadCount;
      const download = () => caller.links.download({ linkId });
      return { point, userId, linkId, counted, download };
    }),
  );
  const orders = doors.map(({ point, userId, linkId }) => ({
    operation: "pass gate" as const,
    userId,
    given: linkId,
    ...point,
  }));
  const ended = await runCrashing(program, house.env, orders);
  return doors.map((door, index) => ({ ...door, ended: ended[index] ?? [] }));
}

test("killed between the count and the answer, a link gives no more than it may, and the rest to who asks again", async () => {
  const [whole] = await kill([{ at: 0, when: "before" }]);
  expect(await whole?.counted()).toBe(1);
  expect(whole?.ended).not.toBe("killed");
  expect(whole?.ended).toHaveProperty("0", "UpdateItemCommand");

  const places = Array.from(whole?.ended ?? [], (_, index) => index + 1);
  const points = places.flatMap((at): Point[] => [
    { at, when: "before" },
    { at, when: "after" },
  ]);
  for (const { point, ended, counted, download } of await kill(points)) {
    expect(ended).toBe("killed");
    // A download that nobody got may be counted: the other way round a link would give more than it may.
    const lost = point.at === 1 && point.when === "before" ? 0 : 1;
    expect(await counted()).toBe(lost);
    for (let left = maxDownloads - lost; left > 0; left--) {
      const { url } = await download();
      expect(await (await fetch(url)).text()).toBe("three");
    }
    await expect(download()).rejects.toMatchObject({ appCode: "LINK_GONE" });
    expect(await counted()).toBe(maxDownloads);
  }
});
