import { expect } from "vitest";
import { z } from "zod";
import type { Account } from "../account.ts";
import { digest, type Uploader } from "./uploader.ts";

const Quota = z.object({
  quotaBytes: z.int(),
  storageUsed: z.int(),
  storageReserved: z.int(),
  storageAvailable: z.int(),
});
const Listed = z.object({
  items: z.array(z.object({ fileId: z.string(), fileSize: z.int() })),
  cursor: z.string().nullable(),
});
const Pending = z.object({ uploads: z.array(z.object({ fileId: z.string(), fileSize: z.int() })) });
const Grant = z.object({ url: z.url() });

/** Everything that is promised of an owner's files while nothing is on its way, as the wire tells it. */
export async function expectPromisesKept({ account, acknowledged }: Uploader): Promise<void> {
  const files = await listFiles(account);
  const quota = Quota.parse(await account.query("quota.get"));
  const pending = Pending.parse(await account.query("uploads.pending"));

  expect(quota.storageUsed, "used is the sum of sizes").toBe(sumOf(files));
  expect(quota.storageReserved, "reserved is the sum of what is pending").toBe(sumOf(pending.uploads));
  expect(quota.storageAvailable).toBe(quota.quotaBytes - quota.storageUsed - quota.storageReserved);
  expect(files.map((file) => file.fileId)).toEqual(expect.arrayContaining([...acknowledged.keys()]));
  for (const [fileId, sha256] of acknowledged) {
    expect(await download(account, fileId), `the bytes of ${fileId}`).toBe(sha256);
  }
}

export async function listFiles(account: Account): Promise<{ fileId: string; fileSize: number }[]> {
  const files = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = Listed.parse(await account.query("files.list", { limit: 200, ...(cursor && { cursor }) }));
    files.push(...page.items);
    cursor = page.cursor;
  }
  return files;
}

async function download(account: Account, fileId: string): Promise<string> {
  const { url } = Grant.parse(await account.query("files.downloadUrl", { fileId }));
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return digest(new Uint8Array(await response.arrayBuffer()));
}

const sumOf = (files: { fileSize: number }[]): number => files.reduce((sum, file) => sum + file.fileSize, 0);
