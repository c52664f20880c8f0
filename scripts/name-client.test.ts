import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { clientHeader } from "./client-header.ts";
import "./name-client.ts";

/** What a server hears of its client, which sent these headers. */
async function heard(headers: Record<string, string>): Promise<unknown> {
  const server = createServer((request, response) => response.end(request.headers[clientHeader]));
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const [response]: IncomingMessage[] = await once(get({ host: "127.0.0.1", port, headers }), "response");
  return Buffer.concat((await response?.toArray()) ?? []).toString();
}

test("a client is named by its socket, whatever it says itself", async () => {
  expect(await heard({})).toBe("127.0.0.1");
  expect(await heard({ [clientHeader]: "203.0.113.9", "x-real-ip": "203.0.113.9" })).toBe("127.0.0.1");
});

test.each(["x-forwarded-for", "forwarded"])(
  "behind a proxy that nobody named (%s) no client is told apart",
  async (name) => {
    expect(await heard({ [name]: "203.0.113.9", [clientHeader]: "203.0.113.9" })).toBe("");
  },
);
