import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";
import { dynamodb } from "../dynamodb.ts";
import { env } from "../env.ts";
import { type Change, toChange } from "./change.ts";

const client = new DynamoDBStreamsClient({
  region: env.AWS_REGION,
  ...(env.DYNAMODB_ENDPOINT && { endpoint: env.DYNAMODB_ENDPOINT }),
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
});

/** A place in one shard of a table's stream. */
export interface ShardReader {
  /** Names the shard for as long as it exists. */
  shard: string;
  stream: string;
  /** Where to read on; missing at the end of a shard that is closed. */
  iterator: string | undefined;
}

/** @param arn `arn:aws:dynamodb:<region>:<account>:table/<name>/stream/<label>` */
export const tableOfStream = (arn: string): string => arn.split("/")[1] ?? arn;

/**
 * Opens the streams of the tables that have one, each shard behind its position, parents before children.
 * @param positions the last sequence number that is dealt with, by shard
 */
export async function openStreams(positions: Record<string, string>): Promise<ShardReader[]> {
  const readers: ShardReader[] = [];
  for (const TableName of [env.FILES_TABLE, env.SHARE_LINKS_TABLE]) {
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    const stream = Table?.LatestStreamArn;
    if (!stream) continue;
    // One page of shards: an engine on one machine has a handful.
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: stream }));
    const ids = (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? []);
    for (const id of ids.toSorted()) {
      const shard = `${stream}/${id}`;
      readers.push({ shard, stream, iterator: await iteratorOf(stream, id, positions[shard]) });
    }
  }
  return readers;
}

async function iteratorOf(stream: string, shardId: string, position?: string): Promise<string | undefined> {
  const place = { StreamArn: stream, ShardId: shardId };
  const begin = new GetShardIteratorCommand({ ...place, ShardIteratorType: "TRIM_HORIZON" });
  if (position === undefined) return (await client.send(begin)).ShardIterator;
  try {
    const after = { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: position } as const;
    return (await client.send(new GetShardIteratorCommand({ ...place, ...after }))).ShardIterator;
  } catch (error) {
    // Away for so long that what came next is gone: go on with the oldest that is left.
    if (error instanceof TrimmedDataAccessException) return (await client.send(begin)).ShardIterator;
    throw error;
  }
}

/** At most so many changes that follow in a shard, none when there are none yet. Moves the reader on behind them. */
export async function readOn(reader: ShardReader, limit: number): Promise<Change[]> {
  if (reader.iterator === undefined) return [];
  const { Records = [], NextShardIterator } = await client.send(
    new GetRecordsCommand({ ShardIterator: reader.iterator, Limit: limit }),
  );
  reader.iterator = NextShardIterator;
  return Records.flatMap(({ eventID, dynamodb: told, userIdentity }): Change[] => {
    if (!eventID || !told?.SequenceNumber) return [];
    return [
      toChange({
        stream: reader.stream,
        eventId: eventID,
        sequenceNumber: told.SequenceNumber,
        at: told.ApproximateCreationDateTime ?? new Date(0),
        before: told.OldImage,
        after: told.NewImage,
        isExpiry: userIdentity?.PrincipalId === "dynamodb.amazonaws.com",
      }),
    ];
  });
}
