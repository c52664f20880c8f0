import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Account } from "./account.ts";
import { type App, startApp } from "./app.ts";
import { Uploader } from "./saga/uploader.ts";

const MiB = 1024 ** 2;
const small = 10 * MiB;
const large = 300 * MiB;

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => void (await app.stop()));

// Linux alone tells how much another process has read and written, and how much memory it held at most.
test.runIf(process.platform === "linux")(
  "the web server takes no more memory for a large file, and none of its bytes",
  async () => {
    const account = await new Account(app.url).signUp();
    await passThrough(account, small);
    const forSmall = await spentOn(() => passThrough(account, small));
    const forLarge = await spentOn(() => passThrough(account, large));

    expect(forLarge.peakBytes - forSmall.peakBytes).toBeLessThan(large / 4);
    expect(forLarge.movedBytes).toBeLessThan(large / 10);
  },
);

/** Up by the product's own path, down by the owner's address and by a link. */
async function passThrough(account: Account, size: number): Promise<void> {
  const uploader = new Uploader(account);
  await uploader.sendLarge(size);
  const [[fileId, sha256] = []] = uploader.acknowledged;
  const { url } = z.object({ url: z.url() }).parse(await account.query("files.downloadUrl", { fileId }));
  expect(await digestOf(url)).toBe(sha256);
  const { linkId } = z.object({ linkId: z.string() }).parse(await account.mutate("links.create", { fileId }));
  expect(await digestOf(`${account.url}/s/${linkId}/download`)).toBe(sha256);
}

async function digestOf(url: string): Promise<string> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  const hash = createHash("sha256");
  for await (const chunk of response.body ?? []) hash.update(chunk);
  return hash.digest("hex");
}

/** proc(5): VmHWM is the most memory ever held, writing 5 to clear_refs starts it anew; io counts every read and write. */
async function spentOn(work: () => Promise<void>): Promise<{ peakBytes: number; movedBytes: number }> {
  const proc = `/proc/${app.pid("web server")}`;
  const read = (file: string, name: string) => {
    const [, value] =
      new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(readFileSync(`${proc}/${file}`, "utf8")) ?? [];
    return z.coerce.number().int().parse(value);
  };
  const moved = () => read("io", "rchar") + read("io", "wchar");
  writeFileSync(`${proc}/clear_refs`, "5");
  const before = moved();
  await work();
  return { peakBytes: read("status", "VmHWM") * 1024, movedBytes: moved() - before };
}
