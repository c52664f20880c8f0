import {
  CreateBucketCommand,
  HeadBucketCommand,
  NotFound,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { bucketCors } from "@dropify/core/bucket-cors";

/**
 * Makes the bucket when it is missing, and sets who may call it from a browser and what is tidied up by itself.
 * @param origins the app's own, as browsers name them: `http://localhost:3000`
 */
export async function provisionBucket(client: S3Client, Bucket: string, origins: string[]): Promise<void> {
  if (!(await exists(client, Bucket))) await client.send(new CreateBucketCommand({ Bucket }));
  await client.send(
    new PutBucketCorsCommand({
      Bucket,
      CORSConfiguration: {
        CORSRules: [
          {
            AllowedOrigins: origins,
            AllowedMethods: [...bucketCors.methods],
            AllowedHeaders: [...bucketCors.headers],
            ExposeHeaders: [...bucketCors.exposed],
            MaxAgeSeconds: bucketCors.maxAgeSeconds,
          },
        ],
      },
    }),
  );
  await client.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: {
        Rules: [
          {
            ID: "abort-stale-uploads",
            Status: "Enabled",
            Filter: { Prefix: "" },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
    }),
  );
}

async function exists(client: S3Client, Bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
