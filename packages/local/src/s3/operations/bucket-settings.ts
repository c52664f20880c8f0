import type { Exchange } from "../http/exchange.ts";
import type { BucketSettings } from "../store/record.schema.ts";

/** @throws S3Error NoSuchBucket */
export async function changeSettings(
  { request, storage }: Exchange,
  change: (settings: BucketSettings) => BucketSettings,
): Promise<void> {
  const name = request.bucket;
  await storage.commit(undefined, () => {
    const settings = change(storage.bucket(name).settings);
    return { records: [{ kind: "bucket-settings", name, settings }] };
  });
}
