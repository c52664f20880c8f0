import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import {
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { DescribedBucket } from "./check-bucket.ts";
import type { DescribedTable } from "./check-table.ts";

/** @throws what DynamoDB refuses, except that the table is not there */
export async function lookAtTable(client: DynamoDBClient, TableName: string): Promise<DescribedTable> {
  const found = await nullIfMissing(client.send(new DescribeTableCommand({ TableName })));
  if (!found?.Table) return { table: undefined, ttl: undefined, backups: undefined };
  const [{ TimeToLiveDescription }, backups] = await Promise.all([
    client.send(new DescribeTimeToLiveCommand({ TableName })),
    unlessUnknown(client.send(new DescribeContinuousBackupsCommand({ TableName }))),
  ]);
  return {
    table: found.Table,
    ttl: TimeToLiveDescription,
    backups: backups?.ContinuousBackupsDescription,
  };
}

/** @throws what S3 refuses, except that something is not set */
export async function lookAtBucket(client: S3Client, Bucket: string): Promise<DescribedBucket> {
  const set = <T, V>(answer: Promise<T>, part: (answer: T) => V | undefined): Promise<V | null | undefined> =>
    unlessUnknown(nullIfMissing(answer).then((found) => (found === null ? null : (part(found) ?? null))));
  const [publicAccess, policy, encryption, cors, lifecycle, versioning] = await Promise.all([
    set(client.send(new GetPublicAccessBlockCommand({ Bucket })), (a) => a.PublicAccessBlockConfiguration),
    set(client.send(new GetBucketPolicyCommand({ Bucket })), (a) => a.Policy),
    set(client.send(new GetBucketEncryptionCommand({ Bucket })), (a) => a.ServerSideEncryptionConfiguration),
    set(client.send(new GetBucketCorsCommand({ Bucket })), (a) => a.CORSRules),
    set(client.send(new GetBucketLifecycleConfigurationCommand({ Bucket })), (a) => a.Rules),
    set(client.send(new GetBucketVersioningCommand({ Bucket })), (a) => a.Status),
  ]);
  return { publicAccess, policy, encryption, cors, lifecycle, versioning };
}

/** S3 says NoSuchCORSConfiguration, NoSuchPublicAccessBlockConfiguration, ServerSideEncryptionConfigurationNotFoundError, … */
const missing = /^NoSuch(?!Bucket$)|NotFound(Error|Exception)$/;
const unknown = /^(NotImplemented|UnknownOperationException|MethodNotAllowed)$/;

async function nullIfMissing<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch((error: unknown) => {
    if (error instanceof Error && missing.test(error.name)) return null;
    throw error;
  });
}

async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof Error && unknown.test(error.name)) return undefined;
    throw error;
  });
}
