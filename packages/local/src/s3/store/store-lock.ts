import { createHash } from "node:crypto";
import { realpath, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Keeps two processes from writing one data folder. The lock is a listening local socket named after the
 * folder: the system frees it when its holder dies, however it dies, so it can never be stale.
 * @throws when another process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const name = `dropify-store-${createHash("sha256")
    .update(await realpath(folder))
    .digest("hex")
    .slice(0, 32)}`;
  const address = socketAddress(name);
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, address);
  } catch (error) {
    // Outside Linux and Windows the socket is a file, which outlives its holder and then answers to nobody.
    if (!address.startsWith(tmpdir()) || (await answers(address))) {
      throw new Error(`${folder} is in use by another object store`, { cause: error });
    }
    await rm(address, { force: true });
    await listen(server, address);
  }
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function socketAddress(name: string): string {
  if (process.platform === "linux") return `\0${name}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("close", () => socket.destroy());
  });
}
