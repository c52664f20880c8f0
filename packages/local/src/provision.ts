import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import type { Env } from "@dropify/core/env";
import { tables } from "@dropify/core/tables";
import type { EngineAccess } from "./engine-access.ts";
import { provisionBucket } from "./provision-bucket.ts";
import { provisionTables } from "./provision-tables.ts";

/**
 * Makes the tables and the bucket that are missing. Doing it again changes nothing.
 * @param origins the app's own, as browsers name them
 */
export async function provision(env: Env, access: EngineAccess, origins: string[]): Promise<void> {
  const { endpoint, region, bucket, ...credentials } = access.s3;
  const dynamodb = new DynamoDBClient({ endpoint: access.dynamodb.endpoint, region, credentials });
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const declared = {
    [env.FILES_TABLE]: tables.Files,
    [env.SHARE_LINKS_TABLE]: tables.ShareLinks,
    [env.USERS_TABLE]: tables.Users,
    [env.AUTH_TABLE]: tables.Auth,
    [env.ACTIVITY_TABLE]: tables.Activity,
  };
  try {
    await Promise.all([provisionTables(dynamodb, declared), provisionBucket(s3, bucket, origins)]);
  } finally {
    dynamodb.destroy();
    s3.destroy();
  }
}
