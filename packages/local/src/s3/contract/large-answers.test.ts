import { createHash, randomBytes } from "node:crypto";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { beforeAll, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";

const endpoint = useEndpoint();
const Key = "large";
/** More than any system keeps for a connection; of two parts, of which none ends where a buffer does. */
const parts = [randomBytes(12_345_678), randomBytes(5_432_109)];
const bytes = Buffer.concat(parts);

beforeAll(async () => {
  const target = { Bucket: endpoint.bucket, Key };
  const { UploadId } = await endpoint.s3.send(new CreateMultipartUploadCommand(target));
  const sent = [];
  for (const [index, Body] of parts.entries()) {
    const PartNumber = index + 1;
    const { ETag } = await endpoint.s3.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }));
    sent.push({ PartNumber, ETag });
  }
  await endpoint.s3.send(
    new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts: sent } }),
  );
});

const sign = (range?: string) =>
  getSignedUrl(endpoint.s3, new GetObjectCommand({ Bucket: endpoint.bucket, Key, Range: range }));

function ask(url: string, agent?: Agent, headers = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, resolve).on("error", reject);
  });
}

/** Compared by digest: a difference between millions of bytes is nothing to print. */
const digest = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

test("a large object comes whole", async () => {
  expect(digest(await buffer(await ask(await sign())))).toBe(digest(bytes));
});

test("a range across parts is exactly that range", async () => {
  const range = { range: "bytes=1000001-15000000" };
  const answer = await ask(await sign(), undefined, range);
  expect(answer.statusCode).toBe(206);
  expect(digest(await buffer(answer))).toBe(digest(bytes.subarray(1_000_001, 15_000_001)));
});

test("who reads by fits and starts gets the same bytes", async () => {
  const answer = await ask(await sign());
  const pieces: Buffer[] = [];
  let pauses = 0;
  for await (const piece of answer) {
    pieces.push(piece);
    if (pieces.length % 40 === 0) {
      pauses += 1;
      await sleep(20);
    }
  }
  expect(pauses).toBeGreaterThan(3);
  expect(digest(Buffer.concat(pieces))).toBe(digest(bytes));
});

test("one connection serves one after the other", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports = new Set<number | undefined>();
  for (let count = 0; count < 3; count += 1) {
    const answer = await ask(await sign(), agent);
    ports.add(answer.socket.localPort);
    expect(digest(await buffer(answer))).toBe(digest(bytes));
  }
  agent.destroy();
  expect(ports.size).toBe(1);
});

test("of requests that are sent without waiting, each answer follows the one before", async () => {
  const { pathname, search, host, hostname, port } = new URL(await sign());
  const line = `GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n`;
  const socket = connect(Number(port), hostname);
  socket.write(`${line}\r\n${line}connection: close\r\n\r\n`);
  const all = await buffer(socket);

  const bodies: string[] = [];
  for (let at = 0; at < all.length; ) {
    const start = all.indexOf("\r\n\r\n", at) + 4;
    expect(all.toString("latin1", at, start)).toContain("HTTP/1.1 200");
    bodies.push(digest(all.subarray(start, start + bytes.length)));
    at = start + bytes.length;
  }
  expect(bodies).toEqual([digest(bytes), digest(bytes)]);
});

test("who leaves in the middle harms nobody", async () => {
  const url = await sign();
  const [leaving, staying] = await Promise.all([ask(url), ask(url)]);
  leaving.once("data", () => leaving.destroy());
  expect(digest(await buffer(staying))).toBe(digest(bytes));
  await expect(buffer(leaving)).rejects.toThrow();
  expect(digest(await buffer(await ask(url)))).toBe(digest(bytes));
});
