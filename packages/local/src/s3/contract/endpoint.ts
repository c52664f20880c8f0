import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll } from "vitest";
import { startObjectStore } from "../object-store.ts";
import { removeBucket } from "./remove-bucket.ts";

/** Some S3: the one that S3_ENDPOINT and the credentials beside it name, else a store of our own. */
export interface Endpoint {
  url: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Retries nothing, so that a test sees every answer. */
  s3: S3Client;
  /** A bucket for this test file alone. */
  bucket: string;
}

/** For a test file: the endpoint, with a fresh bucket, for as long as the file's tests run. */
export function useEndpoint(): Endpoint {
  const endpoint: Endpoint = {
    url: process.env.S3_ENDPOINT ?? "",
    region: process.env.AWS_REGION ?? "us-east-1",
    credentials: {
      accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? "test-key-id",
      secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? "test-secret-key",
    },
    s3: new S3Client({}),
    bucket: newBucketName(),
  };
  let stop = async () => {};

  beforeAll(async () => {
    if (endpoint.url === "") {
      const dataDir = await mkdtemp(join(tmpdir(), "object-store-"));
      const { credentials, region } = endpoint;
      const store = await startObjectStore({ dataDir, host: "127.0.0.1", port: 0, region, ...credentials });
      endpoint.url = store.endpoint;
      stop = async () => {
        await store.close();
        await rm(dataDir, { recursive: true });
      };
    }
    endpoint.s3 = new S3Client({
      endpoint: endpoint.url,
      region: endpoint.region,
      credentials: endpoint.credentials,
      forcePathStyle: true,
      maxAttempts: 1,
    });
    await endpoint.s3.send(new CreateBucketCommand({ Bucket: endpoint.bucket }));
  });
  afterAll(async () => {
    await removeBucket(endpoint);
    await stop();
  });
  return endpoint;
}

export function newBucketName(): string {
  return `test-${crypto.randomUUID()}`;
}
