import { expect, test } from "vitest";
import { applyLifecycle } from "./lifecycle.ts";
import { withFolder } from "./process/store-process.ts";
import type { JournalRecord, LifecycleRule } from "./store/record.schema.ts";
import { Storage } from "./store/storage.ts";

const bucket = "b";
const noon = Date.UTC(2026, 0, 10, 12);
const day = 24 * 60 * 60 * 1000;
const description = { headers: {}, metadata: {} };
const rule: LifecycleRule = { id: "r", enabled: true, prefix: "tmp/", prefixForm: "filter" };

function recordsOf(key: string): JournalRecord[] {
  const upload = { uploadId: key, bucket, key, initiatedAt: noon, description };
  const object = { bucket, key, etag: "e", size: 0, modifiedAt: noon, description, parts: [] };
  return [
    { kind: "upload", upload },
    { kind: "object", object },
  ];
}

async function withRule(
  settings: Partial<LifecycleRule>,
  work: (storage: Storage) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const storage = await Storage.open(folder);
    const keys = ["tmp/a", "other"];
    await storage.commit(undefined, () => ({
      records: [
        { kind: "bucket", name: bucket, createdAt: noon },
        { kind: "bucket-settings", name: bucket, settings: { lifecycle: [{ ...rule, ...settings }] } },
        ...keys.flatMap(recordsOf),
      ],
    }));
    await work(storage);
    await storage.close();
  });
}

const uploads = (storage: Storage) => [...storage.bucket(bucket).uploads.keys()];
const objects = (storage: Storage) => [...storage.bucket(bucket).objects.from("")].map(({ key }) => key);

test("an upload nobody finishes is aborted at the midnight after its days, within the prefix alone", async () => {
  await withRule({ abortUploadsAfterDays: 2 }, async (storage) => {
    const due = Date.UTC(2026, 0, 13);
    await applyLifecycle(storage, due - 1);
    expect(uploads(storage)).toEqual(["tmp/a", "other"]);

    await applyLifecycle(storage, due);
    expect(uploads(storage)).toEqual(["other"]);
    expect(objects(storage)).toEqual(["other", "tmp/a"]);
  });
});

test("objects expire after their days, or on their date", async () => {
  for (const settings of [{ expireAfterDays: 1 }, { expireAt: Date.UTC(2026, 0, 12) }]) {
    await withRule(settings, async (storage) => {
      await applyLifecycle(storage, Date.UTC(2026, 0, 12) - 1);
      expect(objects(storage)).toEqual(["other", "tmp/a"]);

      await applyLifecycle(storage, Date.UTC(2026, 0, 12));
      expect(objects(storage)).toEqual(["other"]);
      expect(uploads(storage)).toEqual(["tmp/a", "other"]);
    });
  }
});

test("a disabled rule does nothing", async () => {
  await withRule({ abortUploadsAfterDays: 1, expireAfterDays: 1, enabled: false }, async (storage) => {
    await applyLifecycle(storage, noon + 100 * day);

    expect(uploads(storage)).toHaveLength(2);
    expect(objects(storage)).toHaveLength(2);
  });
});
