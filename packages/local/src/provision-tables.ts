import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import type { TableDeclaration } from "@dropify/core/tables";
import { attributeDefinitions, indexRequests, tableRequest } from "./table-request.ts";

/**
 * Makes the declared tables that are missing, and adds what is missing to those that are there. Nothing is ever
 * taken away: that is a migration, and not for a start to decide.
 * @param declared the tables by the names they have in the store
 */
export async function provisionTables(
  client: DynamoDBClient,
  declared: Readonly<Record<string, TableDeclaration>>,
): Promise<void> {
  await Promise.all(Object.entries(declared).map(([name, table]) => provisionTable(client, name, table)));
}

async function provisionTable(client: DynamoDBClient, name: string, table: TableDeclaration): Promise<void> {
  const found = (await describe(client, name)) ?? (await create(client, name, table));
  await addIndexes(client, name, table, found);
  if (table.stream && !found.StreamSpecification?.StreamEnabled) {
    const { StreamSpecification } = tableRequest(name, table);
    await client.send(new UpdateTableCommand({ TableName: name, StreamSpecification }));
    await untilActive(client, name);
  }
  if (table.ttlAttribute) await enableTtl(client, name, table.ttlAttribute);
}

async function create(
  client: DynamoDBClient,
  name: string,
  table: TableDeclaration,
): Promise<TableDescription> {
  try {
    await client.send(new CreateTableCommand(tableRequest(name, table)));
  } catch (error) {
    // Another start made it in between.
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  return untilActive(client, name);
}

/** One after the other: DynamoDB builds a single index of a table at a time. */
async function addIndexes(
  client: DynamoDBClient,
  name: string,
  table: TableDeclaration,
  found: TableDescription,
): Promise<void> {
  const present = new Set(found.GlobalSecondaryIndexes?.map((index) => index.IndexName));
  for (const index of indexRequests(table).filter(({ IndexName }) => !present.has(IndexName))) {
    const attributes = new Set(index.KeySchema?.map((key) => key.AttributeName));
    await client.send(
      new UpdateTableCommand({
        TableName: name,
        AttributeDefinitions: attributeDefinitions(table).filter((a) => attributes.has(a.AttributeName)),
        GlobalSecondaryIndexUpdates: [{ Create: index }],
      }),
    );
    await untilActive(client, name);
  }
}

async function enableTtl(client: DynamoDBClient, TableName: string, AttributeName: string): Promise<void> {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  // Asking again for what is there already is an error.
  if (TimeToLiveDescription?.AttributeName === AttributeName) return;
  const TimeToLiveSpecification = { AttributeName, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}

async function untilActive(client: DynamoDBClient, name: string): Promise<TableDescription> {
  for (;;) {
    const table = await describe(client, name);
    const indexes = table?.GlobalSecondaryIndexes ?? [];
    const active =
      table?.TableStatus === "ACTIVE" && indexes.every((index) => index.IndexStatus === "ACTIVE");
    if (table && active) return table;
    await sleep(100);
  }
}

async function describe(client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
