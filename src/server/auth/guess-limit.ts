import { setTimeout as sleep } from "node:timers/promises";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";

export interface GuessLimit {
  /** What is counted, already without personal data. */
  key: string;
  /** Failures in a window after which every further guess is refused. */
  maxFailures: number;
}

export interface GuessTable {
  client: DynamoDBDocumentClient;
  tableName: string;
  now: () => Date;
}

export interface Attempt {
  /** A failure counts until the window ends, anything else gives its place back. */
  settle(outcome: "failed" | "passed"): Promise<void>;
}

export interface Refused {
  /** Seconds until a try is worth making. */
  retryAfter: number;
}

const windowMs = 15 * 60_000;
const patienceMs = 10_000;
const firstPauseMs = 60;
const longestPauseMs = 500;

/**
 * Takes a place under every limit before the guess is checked, so that a thousand guesses at once are no
 * more than the limit allows. Failures keep their place; a success gives it back, and those who find all
 * places taken by guesses still being checked wait for theirs: no number of right answers is refused.
 */
export async function takeGuess(table: GuessTable, limits: GuessLimit[]): Promise<Attempt | Refused> {
  const now = table.now().getTime();
  const windowEnd = (Math.floor(now / windowMs) + 1) * windowMs;
  const held: GuessLimit[] = [];
  const settle: Attempt["settle"] = async (outcome) => {
    await Promise.all(held.map((limit) => give(table, limit, windowEnd, outcome)));
  };
  for (const limit of limits) {
    const answer = await waitForPlace(table, limit, windowEnd);
    if (answer === "taken") {
      held.push(limit);
      continue;
    }
    await settle("passed");
    const seconds = answer === "full" ? Math.ceil((windowEnd - now) / 1000) : Math.ceil(patienceMs / 1000);
    return { retryAfter: Math.max(1, seconds) };
  }
  return { settle };
}

async function waitForPlace(table: GuessTable, limit: GuessLimit, windowEnd: number) {
  const deadline = performance.now() + patienceMs;
  // The longer the crowd, the more seldom each of it asks: else asking would be what takes the time.
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const answer = await take(table, limit, windowEnd);
    if (answer !== "busy" || performance.now() > deadline) return answer;
    await sleep(pauseMs * (0.5 + Math.random()));
  }
}

/** @returns full: all places hold failures · busy: some hold guesses that are being checked */
async function take({ client, tableName }: GuessTable, limit: GuessLimit, windowEnd: number) {
  try {
    await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keyOf(limit, windowEnd),
        UpdateExpression: "ADD taken :one SET #ttl = :ttl",
        ConditionExpression: "attribute_not_exists(taken) OR taken < :max",
        ExpressionAttributeNames: { "#ttl": "ttl" },
        ExpressionAttributeValues: {
          ":one": 1,
          ":max": limit.maxFailures,
          ":ttl": Math.ceil(windowEnd / 1000),
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    return "taken" as const;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const failed = Number(error.Item?.failed?.N ?? 0);
    return failed >= limit.maxFailures ? ("full" as const) : ("busy" as const);
  }
}

async function give(
  { client, tableName }: GuessTable,
  limit: GuessLimit,
  windowEnd: number,
  outcome: "failed" | "passed",
): Promise<void> {
  const [UpdateExpression, change] = outcome === "failed" ? ["ADD failed :n", 1] : ["ADD taken :n", -1];
  await client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: keyOf(limit, windowEnd),
      UpdateExpression,
      ExpressionAttributeValues: { ":n": change },
    }),
  );
}

const keyOf = ({ key }: GuessLimit, windowEnd: number) => ({
  pk: `guess#${key}`,
  sk: new Date(windowEnd).toISOString(),
});
