import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { Account } from "./account.ts";
import { type App, startApp } from "./app.ts";
import { persist } from "./saga/persist.ts";
import { expectPromisesKept, listFiles } from "./saga/promises.ts";
import { storeWatch } from "./saga/store-watch.ts";
import { Uploader } from "./saga/uploader.ts";

const MiB = 1024 ** 2;
const victims = ["app", "web server", "DynamoDB engine", "object store"] as const;
const rounds = z.coerce.number().int().default(victims.length).parse(process.env["CRASH_ROUNDS"]);
const sweepLater = fileURLToPath(new URL("saga/sweep-later.ts", import.meta.url));

let app: App;
beforeAll(async () => {
  // Only this test sweeps.
  app = await startApp({ env: { SWEEP_EVERY: "1d" } });
});
afterAll(async () => void (await app.stop()));

test("killed at any moment under several clients, it keeps every file and an exact ledger", {
  timeout: 60_000 + rounds * 60_000,
}, async () => {
  const accounts = await Promise.all(Array.from({ length: 3 }, () => new Account(app.url).signUp()));
  const clients = accounts.map((account) => new Uploader(account));

  for (let round = 0; round < rounds; round++) {
    const victim = victims[round % victims.length] ?? "app";
    const delayMs = randomInt(20, 600);
    console.log(`round ${round + 1}: kill -9 of the ${victim} after ${delayMs} ms`);
    await Promise.all([...clients.map(work), crash(victim, delayMs)]);
    for (const client of clients) await expectPromisesKept(client);
  }

  const { stdout } = await promisify(execFile)(process.execPath, [sweepLater], {
    env: { ...process.env, ...app.env },
  });
  expect(JSON.parse(stdout)).toMatchObject({ failed: 0 });
  const kept = await Promise.all(clients.map(keysOf));
  for (const client of clients) {
    await expectPromisesKept(client);
    expect(await client.account.query("quota.get")).toMatchObject({ storageReserved: 0 });
  }
  const { objects, parts } = await storeWatch(app.env)();
  expect(objects.toSorted()).toEqual(kept.flat().toSorted());
  expect(parts).toEqual([]);
});

async function work(client: Uploader): Promise<void> {
  await Promise.all([
    client.sendSmall([0, 1, 40_000]),
    client.sendLarge(9 * MiB + randomInt(MiB)),
    client.abandon(8 * MiB + 1 + randomInt(1000)),
  ]);
  await client.sendSmall(Array.from({ length: 5 }, () => randomInt(20_000)));
}

async function crash(victim: (typeof victims)[number], delayMs: number): Promise<void> {
  await sleep(delayMs);
  if (victim === "app") {
    await app.killApp();
    await app.restart();
  } else {
    await app.kill(victim);
  }
  const health = async () => (await fetch(`${app.url}/api/health`)).status;
  await vi.waitFor(() => expect(health()).resolves.toBe(200), { timeout: 30_000, interval: 100 });
}

async function keysOf({ account }: Uploader): Promise<string[]> {
  const profile = await persist(() => account.query("account.profile"));
  const { userId } = z.object({ userId: z.string() }).parse(profile);
  return (await listFiles(account)).map((file) => `${userId}/${file.fileId}`);
}
