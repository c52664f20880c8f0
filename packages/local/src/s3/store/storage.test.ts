import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withFolder } from "../process/store-process.ts";
import type { StoredObject } from "./record.schema.ts";
import { Storage } from "./storage.ts";

const bucket = "b";

async function withStorage<T>(folder: string, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await Storage.open(folder);
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

function createBucket(storage: Storage): Promise<void> {
  return storage.commit(undefined, () => ({ records: [{ kind: "bucket", name: bucket, createdAt: 0 }] }));
}

function put(storage: Storage, key: string, text: string): Promise<void> {
  const object = describe(key, text.length);
  return storage.commit(key, () => ({ records: [{ kind: "object", object }], data: Buffer.from(text) }));
}

function describe(key: string, size: number): StoredObject {
  return {
    bucket,
    key,
    etag: "e",
    size,
    modifiedAt: 0,
    description: { headers: {}, metadata: {} },
    parts: [],
  };
}

async function texts(storage: Storage): Promise<Record<string, string>> {
  const found = [...storage.bucket(bucket).objects.from("")];
  const entries = found.map(
    async (object) => [object.key, String(await storage.readInline(object))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

test("a journal cut at any byte of its last record loses that record and nothing else", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "journal");
    const whole = await withStorage(folder, async (storage) => {
      await createBucket(storage);
      await put(storage, "kept", "first");
      return (await stat(path)).size;
    });
    await withStorage(folder, (storage) => put(storage, "torn", "second"));
    const bytes = await readFile(path);
    for (let end = whole; end < bytes.length; end += 1) {
      await writeFile(path, bytes.subarray(0, end));

      expect(await withStorage(folder, texts)).toEqual({ kept: "first" });
    }
    await writeFile(path, bytes.subarray(0, bytes.length - 1));
    await withStorage(folder, (storage) => put(storage, "after", "third"));
    expect(await withStorage(folder, texts)).toEqual({ kept: "first", after: "third" });
  });
});

test("a damaged byte costs the record it is in and no other", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "journal");
    await withStorage(folder, async (storage) => {
      await createBucket(storage);
      for (const key of ["one", "two", "three"]) await put(storage, key, `text of ${key}`);
    });
    const bytes = await readFile(path);
    bytes.writeUInt8(0, bytes.indexOf("text of two"));
    await writeFile(path, bytes);

    expect(await withStorage(folder, texts)).toEqual({ one: "text of one", three: "text of three" });
  });
});

test("a journal of mostly outdated records is rewritten, and nothing is lost", async () => {
  await withFolder(async (folder) => {
    const text = "x".repeat(16_000);
    await withStorage(folder, async (storage) => {
      await createBucket(storage);
      await put(storage, "early", "still here");
      for (let n = 0; n < 25; n += 1) {
        const puts = Array.from({ length: 100 }, (_, key) => put(storage, `key ${key}`, `${n} ${text}`));
        await Promise.all(puts);
      }
      expect(Object.keys(await texts(storage))).toHaveLength(101);
    });
    const found = await withStorage(folder, texts);

    expect((await stat(join(folder, "journal"))).size).toBeLessThan(25 * 1024 * 1024);
    expect(found.early).toBe("still here");
    expect(found["key 99"]).toBe(`24 ${text}`);
    expect(Object.keys(found)).toHaveLength(101);
  });
});

test("blobs that nothing refers to are gone after the next start, and shared ones live as long as their last use", async () => {
  await withFolder(async (folder) => {
    const blobs = () => readdir(join(folder, "blobs"));
    await withStorage(folder, async (storage) => {
      await createBucket(storage);
      const writer = await storage.blobs.create();
      await writer.write(Buffer.from("shared"));
      const slices = await writer.finish();
      const share = (key: string) => {
        const parts = [{ number: 1, size: 6, etag: "e", modifiedAt: 0, slices }];
        return storage.commit(key, () => ({
          records: [{ kind: "object", object: { ...describe(key, 6), parts } }],
        }));
      };
      await share("original");
      await share("copy");
      await storage.commit("original", () => ({
        records: [{ kind: "object-gone", bucket, key: "original" }],
      }));
    });
    await writeFile(join(folder, "blobs", "left-behind"), "half an upload");
    await withStorage(folder, async () => expect(await blobs()).toHaveLength(1));
    await withStorage(folder, (storage) =>
      storage.commit("copy", () => ({ records: [{ kind: "object-gone", bucket, key: "copy" }] })),
    );
    await withStorage(folder, async () => expect(await blobs()).toEqual([]));
  });
});

test("changes of one scope see one another, and a refused one leaves no trace", async () => {
  await withFolder(async (folder) => {
    await withStorage(folder, async (storage) => {
      await createBucket(storage);
      const putOnce = (text: string) =>
        storage.commit("once", () => {
          if (storage.bucket(bucket).objects.get("once")) throw new Error("taken");
          return {
            records: [{ kind: "object", object: describe("once", text.length) }],
            data: Buffer.from(text),
          };
        });
      const tries = await Promise.allSettled(["first", "second", "third"].map(putOnce));

      expect(tries.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    });
    expect(await withStorage(folder, texts)).toEqual({ once: "first" });
  });
});
