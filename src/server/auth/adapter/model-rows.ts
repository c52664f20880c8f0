import type { AdapterFactoryCustomizeAdapterCreator, CleanedWhere } from "better-auth/adapters";
import { z } from "zod";
import { incrementRow } from "./increment.ts";
import { type Layout, layoutOf, type Row } from "./row-layout.ts";
import type { AuthTable } from "./row-reader.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import { sortRows } from "./where.ts";

const Changes = z.record(z.string(), z.unknown());

export type RunUnit = <T>(work: (unit: UnitOfWork) => Promise<T>) => Promise<T>;

/** better-auth's questions about models, asked of units of work: each its own, or all the same one. */
export function modelRows(table: AuthTable, run: RunUnit): AdapterFactoryCustomizeAdapterCreator {
  return ({ schema, getDefaultModelName, getFieldName }) => {
    const layoutFor = (model: string): Layout => layoutOf(schema, getDefaultModelName(model));
    return {
      create: ({ model, data }) =>
        run(async (unit) => {
          const layout = layoutFor(model);
          unit.create(layout, withoutNulls(data));
          return { ...emptyRow(layout), ...data };
        }),
      findOne: ({ model, where }) =>
        run(async (unit) => answer(layoutFor(model), (await unit.find(layoutFor(model), where))[0])),
      findMany: <T>({ model, where = [], limit, select = [], sortBy, offset = 0 }: FindMany) =>
        run(async (unit) => {
          const layout = layoutFor(model);
          const found = await unit.find(layout, where);
          const sorted = sortBy ? sortRows(found, sortBy) : found;
          const fields = select.map((field) => getFieldName({ model, field }));
          return sorted.slice(offset, offset + limit).map((row) => filled<T>(layout, row, fields));
        }),
      count: ({ model, where = [] }) =>
        run(async (unit) => (await unit.find(layoutFor(model), where)).length),
      update: ({ model, where, update }) =>
        run(async (unit) => {
          const layout = layoutFor(model);
          const [row] = await unit.find(layout, where);
          if (!row) return null;
          const after = withoutNulls({ ...row, ...Changes.parse(update) });
          unit.change(layout, row, after);
          return answer(layout, after);
        }),
      updateMany: ({ model, where, update }) =>
        eachRow(run, layoutFor(model), where, (unit, row) =>
          unit.change(layoutFor(model), row, withoutNulls({ ...row, ...update })),
        ),
      delete: ({ model, where }) =>
        run(async (unit) => {
          const [row] = await unit.find(layoutFor(model), where);
          if (row) unit.change(layoutFor(model), row);
        }),
      deleteMany: ({ model, where }) =>
        eachRow(run, layoutFor(model), where, (unit, row) => unit.change(layoutFor(model), row)),
      consumeOne: ({ model, where }) =>
        run(async (unit) => {
          const [row] = await unit.find(layoutFor(model), where);
          if (row) unit.change(layoutFor(model), row);
          return answer(layoutFor(model), row);
        }),
      // A counter counts at once, also inside a transaction that then fails: it may guard guesses.
      incrementOne: async ({ model, where, increment, set = {} }) =>
        answer(layoutFor(model), await incrementRow(table, layoutFor(model), { where, increment, set })),
    };
  };
}

interface FindMany {
  model: string;
  where?: CleanedWhere[] | undefined;
  limit: number;
  select?: string[] | undefined;
  sortBy?: { field: string; direction: "asc" | "desc" } | undefined;
  offset?: number | undefined;
}

/** Each row in a unit of its own, so that any number of rows fits DynamoDB's bound on a transaction. */
async function eachRow(
  run: RunUnit,
  layout: Layout,
  where: CleanedWhere[],
  act: (unit: UnitOfWork, row: Row) => void,
): Promise<number> {
  const found = await run((unit) => unit.find(layout, where));
  const outcomes = await Promise.all(
    found.map((seen) =>
      run(async (unit) => {
        const rows = await unit.find(layout, [...where, isRow(layout, seen)]);
        for (const row of rows) act(unit, row);
        return rows.length;
      }),
    ),
  );
  return outcomes.reduce((sum, count) => sum + count, 0);
}

const isRow = (layout: Layout, row: Row): CleanedWhere => ({
  field: layout.home,
  value: String(row[layout.home]),
  operator: "eq",
  connector: "AND",
  mode: "sensitive",
});

const withoutNulls = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));

/** Fields that were left out answer as null: leaving them out here alone would tell rows apart. */
const emptyRow = (layout: Layout): Row => Object.fromEntries(layout.fields.map((field) => [field, null]));

// The factory's types promise whatever row the caller names: its schema keeps that, not the compiler.
const RowOf = <T>() => z.custom<T>((row) => typeof row === "object");

function filled<T>(layout: Layout, row: Row, fields: string[] = []): T {
  const whole = Object.entries({ ...emptyRow(layout), ...row });
  const asked = whole.filter(([field]) => fields.length === 0 || fields.includes(field));
  return RowOf<T>().parse(Object.fromEntries(asked));
}

const answer = <T>(layout: Layout, row: Row | undefined | null): T | null =>
  row ? filled<T>(layout, row) : null;
