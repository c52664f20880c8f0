import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import type { CleanedWhere } from "better-auth/adapters";
import { z } from "zod";
import {
  guardKey,
  isLive,
  type Key,
  type Layout,
  linkPrefix,
  partition,
  type Row,
  rowKey,
} from "./row-layout.ts";
import { refuseOr, UnsupportedQuery } from "./where.ts";

export interface AuthTable {
  client: DynamoDBDocumentClient;
  tableName: string;
  now: () => Date;
}

const StoredRow = z.object({ row: z.record(z.string(), z.unknown()) });
const Pointer = z.object({ home: z.string() });

const keysPerBatch = 100;

/**
 * The live rows among which the answer must be: at most one for a home or unique field, those of one
 * partition for a linked field. All reads are strongly consistent.
 * @throws UnsupportedQuery when no condition names such a field
 */
export async function readCandidates(
  table: AuthTable,
  layout: Layout,
  where: CleanedWhere[],
): Promise<Row[]> {
  refuseOr(layout.model, where);
  const homes = await findHomes(table, layout, where);
  const rows = await readRows(table, layout, [...new Set(homes)]);
  return rows.filter((row) => isLive(layout, row, table.now()));
}

async function findHomes(table: AuthTable, layout: Layout, where: CleanedWhere[]): Promise<string[]> {
  const byHome = valuesFor(where, [layout.home]);
  if (byHome) return byHome.values;
  const byUnique = valuesFor(where, layout.unique);
  if (byUnique) {
    const keys = byUnique.values.map((value) => guardKey(layout, byUnique.field, value));
    return (await readItems(table, keys)).map((item) => Pointer.parse(item).home);
  }
  const byLink = valuesFor(where, layout.linked);
  if (!byLink)
    throw new UnsupportedQuery(
      layout.model,
      `no key among ${where.map((clause) => clause.field).join(", ")}`,
    );
  const found = await Promise.all(
    byLink.values.map((value) => readLinks(table, partition(layout, byLink.field, value))),
  );
  return found.flat();
}

function valuesFor(where: CleanedWhere[], fields: string[]): { field: string; values: string[] } | undefined {
  const clause = where.find(
    ({ field, operator, mode, value }) =>
      fields.includes(field) &&
      mode === "sensitive" &&
      value !== null &&
      (operator === "eq" || operator === "in"),
  );
  if (!clause) return undefined;
  const values = Array.isArray(clause.value) ? clause.value : [clause.value];
  return { field: clause.field, values: [...new Set(values.map(String))] };
}

async function readRows(table: AuthTable, layout: Layout, homes: string[]): Promise<Row[]> {
  const items = await readItems(
    table,
    homes.map((home) => rowKey(layout, home)),
  );
  return items.map((item) => StoredRow.parse(item).row);
}

async function readItems({ client, tableName }: AuthTable, keys: Key[]): Promise<Row[]> {
  if (keys.length === 1) {
    const found = await client.send(
      new GetCommand({ TableName: tableName, Key: keys[0], ConsistentRead: true }),
    );
    return found.Item ? [found.Item] : [];
  }
  const items: Row[] = [];
  let rest: Row[] = keys.map((key) => ({ ...key }));
  while (rest.length > 0) {
    const Keys = rest.slice(0, keysPerBatch);
    const found = await client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
    );
    items.push(...(found.Responses?.[tableName] ?? []));
    rest = [...rest.slice(keysPerBatch), ...(found.UnprocessedKeys?.[tableName]?.Keys ?? [])];
  }
  return items;
}

async function readLinks({ client, tableName }: AuthTable, pk: string): Promise<string[]> {
  const homes: string[] = [];
  let after: Row | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": linkPrefix },
        ConsistentRead: true,
        ExclusiveStartKey: after,
      }),
    );
    homes.push(...(page.Items ?? []).map((item) => Pointer.parse(item).home));
    after = page.LastEvaluatedKey;
  } while (after);
  return homes;
}
