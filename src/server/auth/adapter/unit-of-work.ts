import { setTimeout as sleep } from "node:timers/promises";
import type { CleanedWhere } from "better-auth/adapters";
import { commit, StaleRead } from "./commit.ts";
import type { Layout, Row } from "./row-layout.ts";
import { type AuthTable, readCandidates } from "./row-reader.ts";
import { type Change, type Write, writesFor } from "./row-writes.ts";
import { matches } from "./where.ts";

/** Writes that must hold together with a row's making or removal, asked for when the transaction is put together. */
export type Companions = (model: string, row: Row, event: "made" | "removed") => Promise<Write[]>;

const maxRuns = 10;
const firstPauseMs = 10;

/**
 * Rows as one transaction sees them: what it has changed itself, over what the table holds. Nothing is
 * written before the commit, and the commit holds only if every row it changes is still as it was read.
 */
export class UnitOfWork {
  readonly #table: AuthTable;
  readonly #companions: Companions;
  readonly #changes = new Map<string, Change>();

  constructor(table: AuthTable, companions: Companions) {
    this.#table = table;
    this.#companions = companions;
  }

  async find(layout: Layout, where: CleanedWhere[]): Promise<Row[]> {
    const stored = await readCandidates(this.#table, layout, where);
    const untouched = stored.filter((row) => !this.#changes.has(nameOf(layout, row)));
    const own = [...this.#changes.values()].flatMap(({ layout: { model }, after }) =>
      after && model === layout.model ? [after] : [],
    );
    return [...untouched, ...own].filter((row) => matches(row, where));
  }

  create(layout: Layout, row: Row): void {
    this.#changes.set(nameOf(layout, row), { layout, after: row });
  }

  /** @param after nothing, to remove the row */
  change(layout: Layout, current: Row, after?: Row): void {
    const name = nameOf(layout, current);
    if (after && nameOf(layout, after) !== name) {
      throw new Error(`The ${layout.home} of a ${layout.model} is its address and never changes`);
    }
    const earlier = this.#changes.get(name);
    const before = earlier ? earlier.before : current;
    if (before || after) this.#changes.set(name, { layout, before, after });
    else this.#changes.delete(name);
  }

  async commit(): Promise<void> {
    const changes = [...this.#changes.values()];
    const companions = await Promise.all(
      changes.flatMap(({ layout: { model }, before, after }) => {
        if (after && !before) return [this.#companions(model, after, "made")];
        return before && !after ? [this.#companions(model, before, "removed")] : [];
      }),
    );
    const own = changes.flatMap((change) => writesFor(this.#table.tableName, change, this.#table.now()));
    await commit(this.#table, [...companions.flat(), ...own]);
  }
}

const nameOf = (layout: Layout, row: Row): string => `${layout.model}#${String(row[layout.home])}`;

/**
 * Runs the work and commits it. When another writer was faster, the work runs again on what is there now.
 * @throws ValueTaken when a unique value is in use
 */
export async function transaction<T>(
  table: AuthTable,
  companions: Companions,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> {
  for (let run = 1; ; run++) {
    const unit = new UnitOfWork(table, companions);
    const result = await work(unit);
    try {
      await unit.commit();
      return result;
    } catch (error) {
      if (!(error instanceof StaleRead) || run === maxRuns) throw error;
      await sleep(Math.random() * firstPauseMs * 2 ** run);
    }
  }
}
