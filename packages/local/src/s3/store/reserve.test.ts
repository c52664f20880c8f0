import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withFolder } from "../process/store-process.ts";
import { Reserve } from "./reserve.ts";

test("a reserve gives its room away once, and takes it back", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "reserve");
    const reserve = await Reserve.open(path);
    const { size } = await stat(path);

    expect(await reserve.spend()).toBe(true);
    expect(await readdir(folder)).toEqual([]);
    expect(await reserve.spend()).toBe(false);
    await reserve.refill();
    expect((await stat(path)).size).toBe(size);
    expect(await (await Reserve.open(path)).spend()).toBe(true);
  });
});
