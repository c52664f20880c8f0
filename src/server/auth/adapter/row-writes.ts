import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { guardKey, type Key, type Layout, linkKey, type Row, rowKey, ttlOf } from "./row-layout.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** One write of a transaction, and what it means when its condition does not hold. */
export interface Write {
  item: TransactItem;
  /** The value of this field belongs to another row. Without it: the row changed since it was read. */
  taken?: { model: string; field: string };
}

/** What becomes of one row: made (no before), changed, or removed (no after). */
export interface Change {
  layout: Layout;
  before?: Row;
  after?: Row;
}

/** The row with its guards and links, as one set of writes that only makes sense together. */
export function writesFor(tableName: string, change: Change, now: Date): Write[] {
  const { layout, before, after } = change;
  const old = new Map(before ? satellitesOf(layout, before).map((item) => [nameOf(item), item]) : []);
  const next = new Map(after ? satellitesOf(layout, after).map((item) => [nameOf(item), item]) : []);
  const writes = [rowWrite(tableName, change, now)];
  for (const [name, item] of old) {
    if (!next.has(name)) writes.push({ item: { Delete: { TableName: tableName, Key: keyOf(item) } } });
  }
  for (const [name, { field, ...item }] of next) {
    const standing = old.get(name);
    if (standing && standing.ttl === item.ttl) continue;
    const isNewGuard = !standing && item.sk === "guard";
    writes.push({
      item: { Put: { TableName: tableName, Item: item, ...(isNewGuard && isFree(layout, now)) } },
      ...(isNewGuard && { taken: { model: layout.model, field } }),
    });
  }
  return writes;
}

function rowWrite(TableName: string, { layout, before, after }: Change, now: Date): Write {
  const Key = rowKey(layout, (after ?? before)?.[layout.home]);
  const unchanged = before && {
    ConditionExpression: "#row = :before",
    ExpressionAttributeNames: { "#row": "row" },
    ExpressionAttributeValues: { ":before": before },
  };
  if (!after) return { item: { Delete: { TableName, Key, ...unchanged } } };
  const Item = { ...Key, row: after, ...ttl(layout, after) };
  if (unchanged) return { item: { Put: { TableName, Item, ...unchanged } } };
  return {
    item: { Put: { TableName, Item, ...isFree(layout, now) } },
    taken: { model: layout.model, field: layout.home },
  };
}

type Satellite = Key & { field: string; home: unknown; ttl?: number };

function satellitesOf(layout: Layout, row: Row): Satellite[] {
  const home = row[layout.home];
  const present = (field: string): boolean => row[field] !== undefined;
  return [
    ...layout.unique.filter(present).map((field) => ({ field, ...guardKey(layout, field, row[field]) })),
    ...layout.linked.filter(present).map((field) => ({ field, ...linkKey(layout, field, row[field], home) })),
  ].map((satellite) => ({ ...satellite, home, ...ttl(layout, row) }));
}

function ttl(layout: Layout, row: Row): { ttl?: number } {
  const seconds = ttlOf(layout, row);
  return seconds === undefined ? {} : { ttl: seconds };
}

/** What has expired holds nothing, whether or not TTL has come by yet. */
function isFree(layout: Layout, now: Date) {
  if (!layout.expires) return { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    ConditionExpression: "attribute_not_exists(pk) OR #ttl <= :now",
    ExpressionAttributeNames: { "#ttl": "ttl" },
    ExpressionAttributeValues: { ":now": Math.floor(now.getTime() / 1000) },
  };
}

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });
const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;
