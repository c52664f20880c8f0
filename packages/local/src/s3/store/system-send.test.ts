import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { systemSend } from "./system-send.ts";

const bytes = randomBytes(3_000_000);

/** A file, and the two ends of a connection. */
async function start() {
  const folder = await mkdtemp(join(tmpdir(), "system-send-"));
  const path = join(folder, "file");
  await writeFile(path, bytes);
  const file = await open(path, "r");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const accepted: Promise<Socket[]> = once(server, "connection");
  const there = connect(address.port, "127.0.0.1");
  const [here] = await accepted;
  if (!here) throw new Error("nobody connected");
  onTestFinished(async () => {
    here.destroy();
    there.destroy();
    server.close();
    await file.close();
    await rm(folder, { recursive: true });
  });
  return { file, here, there };
}

// Elsewhere there is nothing to test: what sends then is tested by the contract's large answers on every system.
const onLinux = test.runIf(process.platform === "linux" && ["x64", "arm64"].includes(process.arch));

onLinux("the bytes asked for go out, and their count comes back", async () => {
  const { file, here, there } = await start();
  expect(systemSend?.(here, file.fd, 1000, 5000)).toBe(5000);
  here.end();
  expect((await buffer(there)).equals(bytes.subarray(1000, 6000))).toBe(true);
});

onLinux("a socket that is full takes no more, and none are lost", async () => {
  const { file, here, there } = await start();
  let sent = 0;
  let rounds = 0;
  for (; rounds < 100; rounds += 1) {
    const count = systemSend?.(here, file.fd, 0, bytes.length) ?? 0;
    if (count <= 0) break;
    sent += count;
  }
  expect(rounds).toBeLessThan(100);
  here.end();
  expect(await buffer(there)).toHaveLength(sent);
});

onLinux("of what lies behind the file's end there is nothing", async () => {
  const { file, here } = await start();
  expect(systemSend?.(here, file.fd, bytes.length, 10)).toBe(0);
  expect(systemSend?.(here, file.fd, bytes.length - 4, 10)).toBe(4);
});

onLinux("a socket that is closed takes nothing", async () => {
  const { file, here } = await start();
  here.destroy();
  expect(systemSend?.(here, file.fd, 0, 10)).toBe(0);
});
