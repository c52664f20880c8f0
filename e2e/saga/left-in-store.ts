import { ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";

/** The keys of all objects in the bucket, and of all uploads in parts that were neither completed nor aborted. */
export async function leftInStore(
  env: Record<string, string>,
  Prefix = "",
): Promise<{ objects: string[]; parts: string[] }> {
  const s3 = new S3Client({
    region: env["AWS_REGION"] ?? "",
    endpoint: env["S3_ENDPOINT"] ?? "",
    forcePathStyle: true,
    credentials: {
      accessKeyId: env["AWS_ACCESS_KEY_ID"] ?? "",
      secretAccessKey: env["AWS_SECRET_ACCESS_KEY"] ?? "",
    },
  });
  const Bucket = env["S3_BUCKET"];
  const objects: string[] = [];
  for (let ContinuationToken: string | undefined, more = true; more; ) {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    objects.push(...(page.Contents ?? []).map(({ Key = "" }) => Key));
    ContinuationToken = page.NextContinuationToken;
    more = ContinuationToken !== undefined;
  }
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix }));
  s3.destroy();
  return { objects, parts: Uploads.map(({ Key = "" }) => Key) };
}
