import { createServer } from "node:net";

/**
 * The first of the wanted ports that is free on this host, else any that is.
 * Another program may still take it before it is used.
 */
export async function findFreePort(wanted: readonly number[], host = "127.0.0.1"): Promise<number> {
  for (const port of wanted) {
    const free = await tryPort(port, host);
    if (free !== undefined) return free;
  }
  const free = await tryPort(0, host);
  if (free === undefined) throw new Error(`No port is free on ${host}.`);
  return free;
}

/** @returns the port, chosen by the system for 0; undefined when it cannot be had */
async function tryPort(port: number, host: string): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}
