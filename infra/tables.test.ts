import { describe, expect, inject, test } from "vitest";
import { type TableDeclaration, tables } from "../packages/core/src/tables.ts";
import { allOf, theOne } from "./evaluate/resources.ts";

const stages = inject("stages");
const declarations: [string, TableDeclaration][] = Object.entries(tables);
const type = "aws:dynamodb/table:Table";

const byName = (items: unknown) =>
  Array.isArray(items) ? items.toSorted((a, b) => String(a.name).localeCompare(String(b.name))) : [];

describe.each(Object.entries(stages))("in %s", (_name, stage) => {
  test("there is every declared table and no other", () => {
    expect(
      allOf(stage, type)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(declarations.map(([name]) => `${name}Table`).sort());
  });

  test("a deployment prints the names of all tables and of their indexes", () => {
    expect(stage.outputs).toMatchObject({
      tables: Object.fromEntries(declarations.map(([name]) => [name, `${name}Table`])),
      indexes: Object.fromEntries(declarations.map(([name, { indexes }]) => [name, Object.keys(indexes)])),
    });
  });

  test.each(declarations)("the table %s is as declared", (name, declared) => {
    const { inputs } = theOne(stage, type, `${name}Table`);

    expect(inputs).toMatchObject({ billingMode: "PAY_PER_REQUEST", hashKey: declared.partitionKey });
    expect(inputs.rangeKey).toBe(declared.sortKey);
    expect(byName(inputs.attributes)).toEqual(
      byName(
        Object.entries(declared.attributes).map(([key, kind]) => ({
          name: key,
          type: kind === "string" ? "S" : "N",
        })),
      ),
    );
    expect(byName(inputs.globalSecondaryIndexes)).toEqual(
      byName(
        Object.entries(declared.indexes).map(([index, keys]) => ({
          name: index,
          hashKey: keys.partitionKey,
          ...(keys.sortKey && { rangeKey: keys.sortKey }),
          projectionType: "ALL",
        })),
      ),
    );
    expect(inputs.localSecondaryIndexes ?? []).toEqual([]);
    expect(inputs.ttl).toEqual(
      declared.ttlAttribute && { attributeName: declared.ttlAttribute, enabled: true },
    );
    expect([inputs.streamEnabled, inputs.streamViewType]).toEqual(
      declared.stream ? [true, declared.stream.toUpperCase().replaceAll("-", "_")] : [false, undefined],
    );
  });
});

test.each([
  ["production", { recovery: true, protection: true, retained: true }],
  ["staging", { recovery: true, protection: false, retained: false }],
  ["personal", { recovery: false, protection: false, retained: false }],
  ["dev", { recovery: false, protection: false, retained: false }],
] as const)("the tables of %s are kept as its kind asks", (name, wanted) => {
  for (const { inputs, retainOnDelete } of allOf(stages[name], type)) {
    expect({
      recovery: inputs.pointInTimeRecovery,
      protection: inputs.deletionProtectionEnabled,
      retained: retainOnDelete,
    }).toEqual({ ...wanted, recovery: { enabled: wanted.recovery } });
  }
});

test("production alone cannot be removed by a slip", () => {
  expect(stages.production.app).toMatchObject({ removal: "retain", protect: true });
  for (const { app } of [stages.staging, stages.personal, stages.dev]) {
    expect(app).toMatchObject({ removal: "remove", protect: false });
  }
});

test("a second deployment goes on with the tables and the bucket that are there", () => {
  const kept = ["aws:dynamodb/table:Table", "aws:s3/bucket:Bucket"].flatMap((kind) =>
    allOf(stages.production, kind),
  );

  // SST draws a name for each at the first deployment and holds to it after that.
  expect(kept).toHaveLength(7);
  for (const { ignoreChanges, type: kind } of kept)
    expect(ignoreChanges).toContain(kind === type ? "name" : "bucket");
});
