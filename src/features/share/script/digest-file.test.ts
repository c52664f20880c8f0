import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { digestFile } from "./digest-file.ts";

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
const bytes = Buffer.from("some bytes that are not many");

test("of the bytes themselves, as for a file that came whole", async () => {
  expect(await digestFile(new Blob([bytes]), undefined)).toBe(sha256(bytes).toString("hex"));
});

test("of the digests of the parts, as for a file that came in parts", async () => {
  const parts = [bytes.subarray(0, 10), bytes.subarray(10, 20), bytes.subarray(20)].map(sha256);

  expect(await digestFile(new Blob([bytes]), 10)).toBe(sha256(Buffer.concat(parts)).toString("hex"));
});
