import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canCheck, checkBytes, DamagedFile } from "./check-bytes.ts";

const sha = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();
const text = "0123456789";

async function* inChunksOf(size: number, body = text) {
  for (let at = 0; at < body.length; at += size) yield new TextEncoder().encode(body.slice(at, at + size));
}

async function collect(size: number, sha256: string, digestPartSize: number | null = null, body = text) {
  let got = "";
  const known = { fileSize: body.length, sha256, digestPartSize };
  for await (const chunk of checkBytes(inChunksOf(size, body), known)) got += new TextDecoder().decode(chunk);
  return got;
}

const whole = sha(text).toString("hex");
const ofParts = sha(Buffer.concat([sha("0123"), sha("4567"), sha("89")])).toString("hex");

test.each([1, 3, 4, 10])(
  "what comes in chunks of %i bytes is compared with the digest of its bytes, or of its parts",
  async (size) => {
    expect(await collect(size, whole)).toBe(text);
    expect(await collect(size, ofParts, 4)).toBe(text);
  },
);

test("a file of nothing has a digest too", async () => {
  expect(await collect(1, sha("").toString("hex"), null, "")).toBe("");
});

test.each([
  ["other bytes", "0123456780", null],
  ["other bytes in a part", "0123456780", 4],
  ["the same in another order", "4567012389", 4],
])("%s are refused", async (_, body, partSize) => {
  const digest = partSize === null ? whole : ofParts;
  await expect(collect(3, digest, partSize, body)).rejects.toBeInstanceOf(DamagedFile);
});

test("what has no digest, or more in a part than can be held, is not checked", () => {
  const large = 65 * 1024 ** 2;
  expect(canCheck({ fileSize: 10, sha256: whole, digestPartSize: null })).toBe(true);
  expect(canCheck({ fileSize: 10, sha256: null, digestPartSize: null })).toBe(false);
  expect(canCheck({ fileSize: large, sha256: whole, digestPartSize: null })).toBe(false);
  expect(canCheck({ fileSize: large, sha256: whole, digestPartSize: 8 * 1024 ** 2 })).toBe(true);
});
