import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ZipNames } from "../../src/features/share/script/zip-names.ts";
import { type ZipEntry, zipStream } from "../../src/features/share/script/zip-stream.ts";
import { installed, runIn } from "./client-programs.ts";

const lastModified = new Date(2026, 0, 2, 3, 4, 6);
const many = 3000;
const nothing = new Uint8Array(64 * 1024 ** 2);
const largeSize = 4_400_000_000;

const has7z = installed("7z");

let home = "";

/** Writes the archive; where 64 MiB of nothing come, it leaves a hole in the file, which takes no disk. */
async function write(name: string, entries: AsyncIterable<ZipEntry>): Promise<void> {
  const file = await open(join(home, name), "w");
  let at = 0;
  // Node's own checksum, which must be ours, takes seconds for what is larger than 4 GiB.
  for await (const chunk of zipStream(entries, crc32)) {
    if (chunk.buffer !== nothing.buffer) await file.write(chunk, 0, chunk.length, at);
    at += chunk.length;
  }
  await file.truncate(at);
  await file.close();
}

async function* small(body: string) {
  yield new TextEncoder().encode(body);
}

async function* zeros(size: number) {
  for (let left = size; left > 0; left -= nothing.length) yield nothing.subarray(0, left);
}

async function* manyEntries(): AsyncGenerator<ZipEntry> {
  const names = new ZipNames();
  yield { name: names.nextFolder("empty/"), lastModified, size: 0, input: zeros(0) };
  yield { name: names.next("../../photos"), lastModified, size: 5, input: small("climb") };
  for (let n = 0; n < many; n++) {
    const body = `file ${n}`;
    const path = `photos/Größe 日本 ${n % 100}/${"x".repeat(n % 7)}.txt`;
    yield { name: names.next(path), lastModified, size: body.length, input: small(body) };
  }
}

async function* largeEntries(): AsyncGenerator<ZipEntry> {
  yield { name: "before.txt", lastModified, size: 6, input: small("before") };
  yield { name: "large.bin", lastModified, size: largeSize, input: zeros(largeSize) };
  yield { name: "after.txt", lastModified, size: 5, input: small("after") };
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "unpackers-"));
  await write("many.zip", manyEntries());
  await write("large.zip", largeEntries());
});
afterAll(() => rm(home, { recursive: true }));

describe.runIf(installed("unzip"))("unzip", () => {
  test("finds nothing wrong with three thousand files, and unpacks them all apart", async () => {
    expect(await runIn(home, "unzip", "-tq", "many.zip")).toContain("No errors detected");
    await runIn(home, "unzip", "-q", "many.zip", "-d", "unzipped");
    const found = await runIn(home, "find", "unzipped", "-type", "f");
    expect(found.trim().split("\n")).toHaveLength(many + 1);
    expect(await readFile(join(home, "unzipped/photos"), "utf8")).toBe("climb");
    expect(await runIn(home, "find", "unzipped", "-type", "d", "-empty")).toBe("unzipped/empty\n");
  });

  test("knows the size of a file above 4 GiB, and finds what comes after it", async () => {
    expect(await runIn(home, "unzip", "-lv", "large.zip")).toContain(`${largeSize}  Stored`);
    expect(await runIn(home, "unzip", "-tq", "large.zip", "before.txt", "after.txt")).toContain(
      "No errors detected",
    );
  });

  // It takes half a minute of a processor, a tenth of which 7z needs for the same.
  test.runIf(process.env["UNZIP_LARGE"] || !has7z)("finds nothing wrong within it", async () => {
    expect(await runIn(home, "unzip", "-tq", "large.zip")).toContain("No errors detected");
  });
});

describe.runIf(has7z)("7z", () => {
  test.each([
    ["many.zip", `Files: ${many + 1}`],
    ["large.zip", "Files: 3"],
  ])("finds nothing wrong with %s", async (archive, files) => {
    const said = await runIn(home, "7z", "t", archive);

    expect(said).toContain("Everything is Ok");
    expect(said).not.toMatch(/warning|error/i);
    expect(said).toContain(files);
  });
});
