import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** No system takes these for connections that it opens, as it might between this choice and its use. */
const quietPorts = { from: 20_000, count: 12_000 };
const tries = 20;

/**
 * The first of the wanted ports that is free on all of the hosts, else any that is; 0 wants any.
 * Another program may still take it before it is used.
 */
export async function findFreePort(
  wanted: readonly number[],
  hosts: readonly [string, ...string[]] = ["127.0.0.1"],
): Promise<number> {
  const [host, ...others] = hosts;
  const quiet = Array.from({ length: tries }, () => quietPorts.from + randomInt(quietPorts.count));
  for (const port of [...wanted.filter((port) => port !== 0), ...quiet, 0]) {
    const free = await tryPort(port, host);
    if (typeof free !== "number") continue;
    const outcomes = await Promise.all(others.map((other) => tryPort(free, other)));
    if (!outcomes.includes("EADDRINUSE")) return free;
  }
  throw new Error(`No port is free on ${hosts.join(" and ")}.`);
}

/** @returns the port, chosen by the system for 0; else why it cannot be had */
async function tryPort(port: number, host: string): Promise<number | string> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}
