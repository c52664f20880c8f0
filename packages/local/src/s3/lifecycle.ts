import type { Bucket } from "./store/catalog.ts";
import type { JournalRecord, LifecycleRule } from "./store/record.schema.ts";
import type { Storage } from "./store/storage.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Carries out the lifecycle rules of every bucket: aborts uploads nobody finished, deletes what has expired. */
export async function applyLifecycle(storage: Storage, now: number): Promise<void> {
  await storage.commit(undefined, () => ({
    records: [...storage.buckets].flatMap((bucket) =>
      (bucket.settings.lifecycle ?? [])
        .filter(({ enabled }) => enabled)
        .flatMap((rule) => [...staleUploads(bucket, rule, now), ...expiredObjects(bucket, rule, now)]),
    ),
  }));
}

function* staleUploads(bucket: Bucket, rule: LifecycleRule, now: number): Generator<JournalRecord> {
  const { prefix, abortUploadsAfterDays: days } = rule;
  if (days === undefined) return;
  for (const { uploadId, key, initiatedAt } of bucket.uploads.values()) {
    if (key.startsWith(prefix) && now >= dueAt(initiatedAt, days)) yield { kind: "upload-gone", uploadId };
  }
}

function* expiredObjects(bucket: Bucket, rule: LifecycleRule, now: number): Generator<JournalRecord> {
  const { prefix, expireAfterDays: days, expireAt } = rule;
  if (days === undefined && (expireAt === undefined || now < expireAt)) return;
  for (const { key, modifiedAt } of bucket.objects.from(prefix)) {
    if (!key.startsWith(prefix)) return;
    if (days !== undefined && now < dueAt(modifiedAt, days)) continue;
    yield { kind: "object-gone", bucket: bucket.name, key };
  }
}

/** S3 counts days to the next midnight UTC after the full number of days has passed. */
function dueAt(from: number, days: number): number {
  return Math.ceil((from + days * DAY_MS) / DAY_MS) * DAY_MS;
}
