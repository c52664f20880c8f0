import { expect } from "vitest";
import type { Caller } from "./house.ts";

/** Used is the sum of what is stored, reserved the sum of what is pending, available is the rest. */
export async function expectExact(caller: Caller): Promise<void> {
  const quota = await caller.quota.get();
  const { uploads } = await caller.uploads.pending({});
  const files = [...(await caller.files.list({})).items, ...(await caller.files.trashed({})).items];
  const sumOf = (sizes: { fileSize: number }[]) => sizes.reduce((sum, { fileSize }) => sum + fileSize, 0);
  expect(quota).toEqual({
    quotaBytes: quota.quotaBytes,
    storageUsed: sumOf(files),
    storageReserved: sumOf(uploads),
    storageAvailable: quota.quotaBytes - sumOf(files) - sumOf(uploads),
  });
}
