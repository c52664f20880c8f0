import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Account } from "./account.ts";
import { type App, startApp } from "./app.ts";
import { Uploader } from "./saga/uploader.ts";

const MiB = 1024 ** 2;
const programs = ["web server", "object store"] as const;
const small = 50 * MiB;
/** `LARGE_FILE_MIB=51200` passes 50 GiB through, which takes that much disk. */
const large = z.coerce.number().int().default(600).parse(process.env["LARGE_FILE_MIB"]) * MiB;
/** What a large file may take more of: it does not grow with the file. */
const slack = 64 * MiB;

let app: App;
beforeAll(async () => {
  app = await startApp({ env: { QUOTA_BYTES: String(10 * large) } });
});
afterAll(async () => void (await app.stop()));

// Linux alone tells how much another process has read and written, and how much memory it held at most.
test.runIf(process.platform === "linux")(
  "a file many times as large takes no more memory of the web server nor of the store, and the server none of its bytes",
  { timeout: 120_000 + large / 10_000 },
  async () => {
    const account = await new Account(app.url).signUp();
    await passThrough(account, small);
    const forSmall = await spentOn(() => passThrough(account, small));
    const forLarge = await spentOn(() => passThrough(account, large));

    for (const program of programs) {
      const [few, many] = [forSmall[program].peakBytes, forLarge[program].peakBytes];
      console.log(
        `${program}: ${few / MiB} MiB at most for ${small / MiB} MiB, ${many / MiB} for ${large / MiB}`,
      );
      expect(many - few, program).toBeLessThan(slack);
    }
    expect(forLarge["web server"].movedBytes).toBeLessThan(large / 10);
  },
);

/** Up in parts by the product's own path, down by the owner's address and by a link. */
async function passThrough(account: Account, size: number): Promise<void> {
  const uploader = new Uploader(account);
  const { fileId, sha256 } = await uploader.sendStream(size);
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

type Spent = Record<(typeof programs)[number], { peakBytes: number; movedBytes: number }>;

/** proc(5): VmHWM is the most memory ever held, writing 5 to clear_refs starts it anew; io counts every read and write. */
async function spentOn(work: () => Promise<void>): Promise<Spent> {
  const read = (program: (typeof programs)[number], file: string, name: string) => {
    const told = readFileSync(`/proc/${app.pid(program)}/${file}`, "utf8");
    return z.coerce
      .number()
      .int()
      .parse(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(told)?.[1]);
  };
  const moved = (program: (typeof programs)[number]) =>
    read(program, "io", "rchar") + read(program, "io", "wchar");
  for (const program of programs) writeFileSync(`/proc/${app.pid(program)}/clear_refs`, "5");
  const before = { "web server": moved("web server"), "object store": moved("object store") };
  await work();
  const spent = (program: (typeof programs)[number]) => ({
    peakBytes: read(program, "status", "VmHWM") * 1024,
    movedBytes: moved(program) - before[program],
  });
  return { "web server": spent("web server"), "object store": spent("object store") };
}
