import { z } from "zod";
import type { EvaluatedStage, Resource } from "./evaluate-stage.ts";
import { keptTables } from "./kept-tables.ts";
import { allOf } from "./resources.ts";

const Key = z.object({ hashKey: z.string(), rangeKey: z.string().optional() });
const Table = Key.extend({
  globalSecondaryIndexes: z.array(Key.extend({ name: z.string() })).default([]),
  ttl: z.object({ attributeName: z.string(), enabled: z.literal(true) }).optional(),
  streamEnabled: z.boolean().optional(),
  streamViewType: z.string().optional(),
});

const keysOf = ({ hashKey, rangeKey }: z.infer<typeof Key>) => [hashKey, ...(rangeKey ? [rangeKey] : [])];

/** What it is about, what it is, and what it should be. */
type Fact = [what: string, is: string[] | undefined, wanted: string[] | undefined];

/** Where the tables of a stage differ from those that hold data, one sentence each. */
export function findTableFaults(stage: EvaluatedStage): string[] {
  const found = allOf(stage, "aws:dynamodb/table:Table");
  const names = new Set(found.map(({ name }) => name));
  return [
    ...Object.keys(keptTables).flatMap((name) => (names.has(name) ? [] : [`${name} is missing`])),
    ...found.flatMap(differences),
  ];
}

function differences({ name, inputs }: Resource): string[] {
  const kept = keptTables[name];
  if (!kept) return [`${name} is known to nobody`];
  const table = Table.parse(inputs);
  const indexes = Object.fromEntries(
    table.globalSecondaryIndexes.map((index) => [index.name, keysOf(index)]),
  );
  const facts: Fact[] = [
    ["key", keysOf(table), kept.key],
    ["TTL", listOf(table.ttl?.attributeName), listOf(kept.ttl)],
    ["stream", table.streamEnabled ? listOf(table.streamViewType) : undefined, listOf(kept.stream)],
    ...[...new Set([...Object.keys(indexes), ...Object.keys(kept.indexes)])].map(
      (index): Fact => [index, indexes[index], kept.indexes[index]],
    ),
  ];
  return facts
    .filter(([, is, wanted]) => JSON.stringify(is) !== JSON.stringify(wanted))
    .map(([what, is, wanted]) => `${name} has the ${what} ${say(is)} instead of ${say(wanted)}`);
}

const listOf = (value: string | undefined) => (value === undefined ? undefined : [value]);

const say = (value: string[] | undefined): string => value?.join(" and ") ?? "none";
