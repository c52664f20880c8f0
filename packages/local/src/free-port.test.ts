import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { findFreePort } from "./free-port.ts";

async function occupy(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

test("the first wanted port that is free is taken", async () => {
  const taken = await occupy("127.0.0.1");
  const free = await findFreePort([]);

  await expect(findFreePort([taken, free])).resolves.toBe(free);
});

test("any free port will do when every wanted one is taken", async () => {
  const taken = await occupy("127.0.0.1");

  const port = await findFreePort([taken]);

  expect(port).not.toBe(taken);
  await expect(findFreePort([port])).resolves.toBe(port);
});

test("nobody's connection is given the port before it is used", async () => {
  // From where Linux begins to choose; other systems begin higher.
  expect(await findFreePort([])).toBeLessThan(32_768);
  expect(await findFreePort([0])).toBeLessThan(32_768);
});

test("a port that another program holds on one of several hosts is not free", async () => {
  const taken = await occupy("127.0.0.2");

  await expect(findFreePort([taken], ["127.0.0.1", "127.0.0.2"])).resolves.not.toBe(taken);
});
