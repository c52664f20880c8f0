import { randomUUID } from "node:crypto";
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { type TableDeclaration, tables } from "@dropify/core/tables";
import { expect, test } from "vitest";
import { provisionTables } from "./provision-tables.ts";

const client = new DynamoDBClient({ endpoint: process.env["DYNAMODB_ENDPOINT"] ?? "" });
const freshName = () => `Table-${randomUUID()}`;

/** Told back in the words of the declaration, so that the two can be held against each other. */
async function describe(TableName: string): Promise<TableDeclaration> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  const types = Table?.AttributeDefinitions?.map((a) => [
    a.AttributeName,
    a.AttributeType === "N" ? "number" : "string",
  ]);
  return {
    attributes: Object.fromEntries(types ?? []),
    ...keysOf(Table?.KeySchema),
    indexes: Object.fromEntries(
      Table?.GlobalSecondaryIndexes?.map((i) => [i.IndexName, keysOf(i.KeySchema)]) ?? [],
    ),
    ...(TimeToLiveDescription?.AttributeName && { ttlAttribute: TimeToLiveDescription.AttributeName }),
    ...(Table?.StreamSpecification?.StreamViewType === "NEW_AND_OLD_IMAGES" && {
      stream: "new-and-old-images",
    }),
  };
}

function keysOf(schema: { AttributeName: string | undefined; KeyType: string | undefined }[] = []) {
  const named = (type: string) => schema.find((key) => key.KeyType === type)?.AttributeName;
  const sortKey = named("RANGE");
  return { partitionKey: named("HASH") ?? "", ...(sortKey && { sortKey }) };
}

test.each(Object.entries(tables))("%s is made as it is declared, once and again", async (_name, table) => {
  const name = freshName();

  await provisionTables(client, { [name]: table });
  await expect(describe(name)).resolves.toEqual(table);
  await provisionTables(client, { [name]: table });
  await expect(describe(name)).resolves.toEqual(table);
});

test("tables are paid by the request, and their indexes hold every attribute", async () => {
  const name = freshName();
  await provisionTables(client, { [name]: tables.Files });

  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));

  expect(Table?.BillingModeSummary?.BillingMode).toBe("PAY_PER_REQUEST");
  const projections = Table?.GlobalSecondaryIndexes?.map((index) => index.Projection?.ProjectionType);
  expect(new Set(projections)).toEqual(new Set(["ALL"]));
});

test("what a later version declares is added to a table that holds items, and finds them", async () => {
  const name = freshName();
  const { ttlAttribute: _ttl, ...links } = tables.ShareLinks;
  const earlier: TableDeclaration = { ...links, attributes: { linkId: "string" }, indexes: {} };
  await provisionTables(client, { [name]: earlier });
  const Item = { linkId: { S: "link" }, ownerId: { S: "owner" }, createdAt: { S: "2026-01-01" } };
  await client.send(new PutItemCommand({ TableName: name, Item }));

  const later: TableDeclaration = { ...tables.ShareLinks, stream: "new-and-old-images" };
  await provisionTables(client, { [name]: later });

  await expect(describe(name)).resolves.toEqual(later);
  const { Items } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: "ownerIndex",
      KeyConditionExpression: "ownerId = :owner",
      ExpressionAttributeValues: { ":owner": { S: "owner" } },
    }),
  );
  expect(Items).toEqual([Item]);
});

test("two starts at once make one table", async () => {
  const name = freshName();

  await Promise.all([1, 2].map(() => provisionTables(client, { [name]: tables.Users })));

  await expect(describe(name)).resolves.toEqual(tables.Users);
});
