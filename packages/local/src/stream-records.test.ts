import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, onTestFinished, test } from "vitest";
import { dropStreamRecords } from "./stream-records.ts";
import { connect } from "./testing/clients.ts";
import { makeDataDir } from "./testing/data-dir.ts";
import { startOwnEngines } from "./testing/own-engines.ts";

/** Engines with a table whose stream is on, and their file for a look inside. */
async function start() {
  const dataDir = makeDataDir();
  const { dynamodb } = connect(await startOwnEngines(dataDir));
  const file = join(dataDir, "dynamodb", "items.db");
  const inside = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => inside.close());
  const numbers = () =>
    inside
      .prepare("SELECT sequence_number AS number FROM _stream_records ORDER BY id")
      .all()
      .map(({ number }) => Number(number));
  return { dynamodb, file, inside, numbers };
}

async function write(dynamodb: DynamoDBClient, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    await dynamodb.send(
      new PutItemCommand({ TableName: "Files", Item: { userId: { S: "p" }, sortKey: { S: `s${n}` } } }),
    );
  }
}

test("the next number of a stream is found by an index", async () => {
  const { inside } = await start();

  // As dynoxide asks at each write.
  const plan = inside
    .prepare(
      "EXPLAIN QUERY PLAN SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?",
    )
    .all("Files");

  expect(plan.map(({ detail }) => detail)).toEqual([
    "SEARCH _stream_records USING COVERING INDEX stream_position (table_name=?)",
  ]);
});

test("what is old goes in batches, while the engine writes, and the numbers go on", async () => {
  const { dynamodb, file, numbers } = await start();
  await write(dynamodb, 1, 520);
  const writing = write(dynamodb, 521, 30);

  dropStreamRecords(file, new Date(Date.now() + 10_000));
  await writing;

  expect(numbers().length).toBeLessThanOrEqual(31);
  dropStreamRecords(file, new Date(Date.now() + 10_000));
  await write(dynamodb, 551, 1);
  expect(numbers()).toEqual([550, 551]);
});

test("what is young stays", async () => {
  const { dynamodb, file, numbers } = await start();
  await write(dynamodb, 1, 3);

  dropStreamRecords(file, new Date(Date.now() - 60_000));

  expect(numbers()).toEqual([1, 2, 3]);
});
