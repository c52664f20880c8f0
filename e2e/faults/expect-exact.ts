import { expect } from "vitest";
import type { Caller } from "./house.ts";

/** Used is the sum of what is stored, wherever it lies, reserved the sum of what is pending, available is the rest. */
export async function expectExact(caller: Caller): Promise<void> {
  const [quota, { uploads }, { items, cursor }] = await Promise.all([
    caller.quota.get(),
    caller.uploads.pending({}),
    caller.files.recent({ limit: 200 }),
  ]);
  expect(cursor, "more files than one page tells").toBeNull();
  const sumOf = (sizes: { fileSize: number }[]) => sizes.reduce((sum, { fileSize }) => sum + fileSize, 0);
  expect(quota).toEqual({
    quotaBytes: quota.quotaBytes,
    storageUsed: sumOf(items),
    storageReserved: sumOf(uploads),
    storageAvailable: quota.quotaBytes - sumOf(items) - sumOf(uploads),
  });
}
