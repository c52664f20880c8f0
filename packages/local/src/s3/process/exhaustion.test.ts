import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { expect, test, vi } from "vitest";
import { type StoreProcess, startStoreProcess, withFolder } from "./store-process.ts";

const Bucket = "tight";

async function open(folder: string, limit?: string): Promise<StoreProcess> {
  const store = await startStoreProcess(folder, undefined, limit);
  await store.s3.send(new CreateBucketCommand({ Bucket })).catch(() => undefined);
  return store;
}

const put = (s3: S3Client, Key: string, size: number) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(size, Key) }));

async function read(s3: S3Client, Key: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

test("a disk that takes no more refuses what does not fit, keeps the rest, and leaves nothing torn", async () => {
  await withFolder(async (folder) => {
    // No file may grow past 512 KiB, which the system refuses in the same way as it does on a full disk.
    const store = await open(folder, "-f 1024");
    const refused = { name: "StorageFull", $metadata: { httpStatusCode: 507 } };
    await put(store.s3, "first", 400_000);

    await expect(put(store.s3, "large", 700_000)).rejects.toMatchObject(refused);
    expect(await readdir(join(folder, "blobs"))).toHaveLength(1);
    const kept: string[] = [];
    await expect(async () => {
      for (let n = 0; n < 100; n += 1) {
        await put(store.s3, `small-${n}`, 16_000);
        kept.push(`small-${n}`);
      }
    }).rejects.toMatchObject(refused);
    expect(kept.length).toBeGreaterThan(10);
    await expect(read(store.s3, `small-${kept.length}`)).rejects.toMatchObject({ name: "NoSuchKey" });
    await store.kill();

    const roomy = await open(folder);
    for (const key of kept) expect((await read(roomy.s3, key)).equals(Buffer.alloc(16_000, key))).toBe(true);
    expect((await read(roomy.s3, "first")).equals(Buffer.alloc(400_000, "first"))).toBe(true);
    await put(roomy.s3, "large", 700_000);
    await roomy.kill();
  });
});

test("more requests at once than files may be open are turned away, and those after them are served", async () => {
  await withFolder(async (folder) => {
    const store = await open(folder, "-n 64");
    const urls = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        getSignedUrl(store.s3, new PutObjectCommand({ Bucket, Key: `many-${n}` })),
      ),
    );
    const answers = await Promise.all(
      urls.map((url) =>
        fetch(url, { method: "PUT", body: Buffer.alloc(100_000, "x") }).then(
          ({ status }) => status,
          () => "cut off",
        ),
      ),
    );

    expect([200, 503, "cut off"]).toEqual(expect.arrayContaining([...new Set(answers)]));
    expect(answers).toContain(503);
    // The connections of those that were served stay open for a while, and count as files.
    await vi.waitFor(() => put(store.s3, "after", 100_000), { timeout: 20_000, interval: 200 });
    const stored = answers.filter((answer) => answer === 200).length + 1;
    expect(await readdir(join(folder, "blobs"))).toHaveLength(stored);
    await store.kill();
  });
});
