import { ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";

export interface Left {
  /** Keys of objects. */
  objects: string[];
  /** Keys of uploads in parts that were neither completed nor aborted. */
  parts: string[];
}

/** @returns what tells all that is in the bucket under a prefix */
export function storeWatch(env: Record<string, string>): (prefix?: string) => Promise<Left> {
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
  return async (Prefix = "") => {
    const objects: string[] = [];
    for (let ContinuationToken: string | undefined, more = true; more; ) {
      const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
      objects.push(...(page.Contents ?? []).map(({ Key = "" }) => Key));
      ContinuationToken = page.NextContinuationToken;
      more = ContinuationToken !== undefined;
    }
    const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix }));
    return { objects, parts: Uploads.map(({ Key = "" }) => Key) };
  };
}
