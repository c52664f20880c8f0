import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type SystemSend, systemSend } from "../store/system-send.ts";
import { sendSlices } from "./send-slices.ts";

const blobs = [randomBytes(3_000_001), randomBytes(700_000), randomBytes(10)];
const slices = [
  { blob: "0", offset: 17, length: 2_900_000 },
  { blob: "1", offset: 0, length: 700_000 },
  { blob: "2", offset: 3, length: 5 },
];
const wanted = Buffer.concat(
  slices.map(({ blob, offset, length }) =>
    (blobs[Number(blob)] ?? Buffer.alloc(0)).subarray(offset, offset + length),
  ),
);

/** The answer's body, when the system sends by itself as told. */
async function download(bySystem: SystemSend | undefined): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "send-slices-"));
  const path = (blob: string) => join(folder, blob);
  await Promise.all(blobs.map((bytes, index) => writeFile(path(String(index)), bytes)));
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-length": wanted.length });
    sendSlices(response, { path }, slices, bySystem).catch((error: Error) => response.destroy(error));
  }).listen(0, "127.0.0.1");
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const answer = await fetch(`http://127.0.0.1:${address.port}`);
  return Buffer.from(await answer.arrayBuffer());
}

test.each<[string, SystemSend | undefined]>([
  ["as here", systemSend],
  ["not at all", undefined],
  ["never, when asked", () => -1],
  [
    "little at a time",
    (socket, file, at, length) => systemSend?.(socket, file, at, Math.min(length, 1000)) ?? -1,
  ],
])("whatever the system sends by itself (%s), the bytes are the same", async (_, bySystem) => {
  expect((await download(bySystem)).equals(wanted)).toBe(true);
});
