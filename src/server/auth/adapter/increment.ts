import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CleanedWhere } from "better-auth/adapters";
import { z } from "zod";
import { type Layout, type Row, rowKey } from "./row-layout.ts";
import { type AuthTable, readCandidates } from "./row-reader.ts";
import { matches, UnsupportedQuery } from "./where.ts";

export interface Increment {
  where: CleanedWhere[];
  increment: Record<string, number>;
  set?: Record<string, unknown>;
}

const Updated = z.object({ row: z.record(z.string(), z.unknown()) });
const comparisons = new Map([
  ["eq", "="],
  ["ne", "<>"],
  ["lt", "<"],
  ["lte", "<="],
  ["gt", ">"],
  ["gte", ">="],
]);

/**
 * Adds to counters of one row in a single conditional write: the table itself decides whether the
 * conditions still hold, so any number of callers may race.
 * @returns the row as it now is, or null when no row meets the conditions
 */
export async function incrementRow(table: AuthTable, layout: Layout, ask: Increment): Promise<Row | null> {
  const fixed = [layout.home, ...layout.unique, ...layout.linked, "expiresAt"];
  const moved = [...Object.keys(ask.increment), ...Object.keys(ask.set ?? {})].find((f) => fixed.includes(f));
  if (moved) throw new UnsupportedQuery(layout.model, `${moved} is part of a key and cannot be counted`);
  for (const row of await readCandidates(table, layout, ask.where)) {
    if (!matches(row, ask.where)) continue;
    const updated = await tryIncrement(table, layout, row[layout.home], ask);
    if (updated) return updated;
  }
  return null;
}

async function tryIncrement(table: AuthTable, layout: Layout, home: unknown, ask: Increment) {
  const names = new Map<string, string>();
  const values = new Map<string, unknown>();
  const path = (field: string): string => {
    names.set(`#${field}`, field);
    return `#row.#${field}`;
  };
  const value = (given: unknown): string => {
    const name = `:v${values.size}`;
    values.set(name, given);
    return name;
  };
  const sets = [
    ...Object.entries(ask.increment).map(
      ([field, by]) => `${path(field)} = if_not_exists(${path(field)}, ${value(0)}) + ${value(by)}`,
    ),
    ...Object.entries(ask.set ?? {}).map(([field, to]) => `${path(field)} = ${value(to)}`),
  ];
  const conditions = ask.where.map(({ field, operator, value: wanted }) => {
    if (wanted === null && operator === "eq") return `attribute_not_exists(${path(field)})`;
    if (wanted === null && operator === "ne") return `attribute_exists(${path(field)})`;
    const comparison = comparisons.get(operator);
    if (!comparison) throw new UnsupportedQuery(layout.model, `counting under the condition "${operator}"`);
    return `${path(field)} ${comparison} ${value(wanted)}`;
  });
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: rowKey(layout, home),
        UpdateExpression: `SET ${sets.join(", ")}`,
        ConditionExpression: ["attribute_exists(pk)", ...conditions].join(" AND "),
        ExpressionAttributeNames: { "#row": "row", ...Object.fromEntries(names) },
        ExpressionAttributeValues: Object.fromEntries(values),
        ReturnValues: "ALL_NEW",
      }),
    );
    return Updated.parse(Attributes).row;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}
