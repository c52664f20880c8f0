import { randomBytes } from "node:crypto";
import zlib from "node:zlib";
import { expect, test } from "vitest";
import { crc32 } from "./crc32.ts";
import { centralHeader, dataDescriptor, endOfArchive, localHeader } from "./zip-records.ts";
import { type ZipEntry, zipStream } from "./zip-stream.ts";

const text = (words: string) => new TextEncoder().encode(words);

async function* entries(...all: { name: string; body: string; size?: number }[]): AsyncGenerator<ZipEntry> {
  for (const { name, body, size = body.length } of all) {
    async function* input() {
      yield text(body);
    }
    yield { name, size, lastModified: new Date(2026, 0, 2, 3, 4, 6), input: input() };
  }
}

test("the checksum is the one that everybody uses", () => {
  expect(crc32(text("123456789"))).toBe(0xcbf43926);
  expect(crc32(text("6789"), crc32(text("12345")))).toBe(0xcbf43926);
  const many = randomBytes(10_007);
  expect(crc32(many)).toBe(zlib.crc32(many));
  expect(crc32(many.subarray(1003), crc32(many.subarray(0, 1003)))).toBe(zlib.crc32(many));
});

test("holds each entry as it is, and at its end the list of all", async () => {
  const stream = zipStream(entries({ name: "a.txt", body: "hello" }, { name: "ü/b", body: "" }));

  const bytes = Buffer.from(await new Response(stream).arrayBuffer());

  expect(bytes.subarray(0, 4)).toEqual(Buffer.from("PK\x03\x04"));
  expect(bytes.subarray(30, 40).toString()).toBe("a.txthello");
  const end = bytes.subarray(-22);
  expect(end.readUInt16LE(10)).toBe(2);
  const central = bytes.subarray(end.readUInt32LE(16), bytes.length - 22);
  expect(central.length).toBe(end.readUInt32LE(12));
  expect(central.readUInt32LE(16)).toBe(crc32(text("hello")));
});

test("an entry that is not as large as it was said to be spoils the archive instead of lying", async () => {
  const stream = zipStream(entries({ name: "a.txt", body: "hello", size: 6 }));

  await expect(new Response(stream).arrayBuffer()).rejects.toThrow("another size");
});

test("what is larger than 4 GiB is announced from its first header on", () => {
  const size = 5 * 1024 ** 3;
  const record = { name: text("big"), lastModified: new Date(), size, crc: 1, offset: size };
  const local = Buffer.from(localHeader(record));
  const central = Buffer.from(centralHeader(record));

  expect([local.readUInt16LE(4), local.readUInt32LE(18), local.readUInt16LE(28)]).toEqual([
    45, 0xffffffff, 20,
  ]);
  expect(local.readBigUInt64LE(30 + 3 + 4)).toBe(BigInt(size));
  expect(dataDescriptor(record)).toHaveLength(24);
  expect(central.readUInt16LE(30)).toBe(28);
  expect(central.readBigUInt64LE(46 + 3 + 4 + 16)).toBe(BigInt(size));
  const end = Buffer.from(endOfArchive({ count: 70_000, offset: size, length: 10 }));
  expect(end.readUInt32LE(0)).toBe(0x06064b50);
  expect(end.readBigUInt64LE(24)).toBe(70_000n);
});
