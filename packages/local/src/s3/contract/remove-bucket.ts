import {
  AbortMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import type { Endpoint } from "./endpoint.ts";

/** Removes the endpoint's bucket with all that the tests left in it, so that a store of others is left as it was. */
export async function removeBucket({ s3, bucket }: Endpoint): Promise<void> {
  const Bucket = { Bucket: bucket };
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand(Bucket));
  for (const { Key, UploadId } of Uploads)
    await s3.send(new AbortMultipartUploadCommand({ ...Bucket, Key, UploadId }));
  // In listings a key with control characters is only safe encoded.
  for await (const page of paginateListObjectsV2({ client: s3 }, { ...Bucket, EncodingType: "url" })) {
    for (const { Key = "" } of page.Contents ?? [])
      await s3.send(new DeleteObjectCommand({ ...Bucket, Key: decodeURIComponent(Key) }));
  }
  await s3.send(new DeleteBucketCommand(Bucket));
}
