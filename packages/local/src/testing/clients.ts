import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { onTestFinished } from "vitest";
import type { EngineAccess } from "../engine-access.ts";

/** Clients that try long enough to outlast an engine that is being started again. */
export function connect({ dynamodb, s3 }: EngineAccess) {
  const { endpoint, region, bucket, ...credentials } = s3;
  const options = { region, credentials, maxAttempts: 10 };
  const clients = {
    dynamodb: new DynamoDBClient({ ...options, endpoint: dynamodb.endpoint }),
    s3: new S3Client({ ...options, endpoint, forcePathStyle: true }),
    bucket,
  };
  onTestFinished(() => {
    clients.dynamodb.destroy();
    clients.s3.destroy();
  });
  return clients;
}
