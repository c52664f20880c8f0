import { DatabaseSync } from "node:sqlite";

/** As long as DynamoDB keeps what its streams tell. */
const keptMs = 24 * 60 * 60 * 1000;
const everyMs = 60 * 60 * 1000;
/** The engine's writes wait while one batch goes. */
const batch = 500;
const waitMs = 5_000;

/**
 * Looks after the records of dynoxide's streams until the signal. It keeps them in one table of its SQLite file for
 * ever, and reads all of them, images included, to number the next: at 28,000 records that took 0.2 s of every
 * write. With an index it takes 0.2 ms, and what is older than a day goes, as on AWS.
 * @param file the engine's, which has answered once and so has made its tables
 */
export function tendStreamRecords(file: string, ended: AbortSignal): void {
  // Another version may keep them otherwise, or be busy for long. It works without, only slower.
  const attempt = (tend: () => void) => {
    try {
      tend();
    } catch {}
  };
  attempt(() => indexStreamRecords(file));
  const timer = setInterval(() => {
    attempt(() => dropStreamRecords(file, new Date(Date.now() - keptMs)));
  }, everyMs);
  timer.unref();
  ended.addEventListener("abort", () => clearInterval(timer), { once: true });
}

function indexStreamRecords(file: string): void {
  using database = new DatabaseSync(file, { timeout: waitMs });
  database.exec(
    "CREATE INDEX IF NOT EXISTS stream_position ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
  );
}

/** Drops what was recorded before, oldest first. The newest of a table stays, since the next is numbered after it. */
export function dropStreamRecords(file: string, before: Date): void {
  using database = new DatabaseSync(file, { timeout: waitMs });
  const drop = database.prepare(
    `DELETE FROM _stream_records
     WHERE id IN (SELECT id FROM (SELECT id, created_at FROM _stream_records ORDER BY id LIMIT ${batch}) WHERE created_at < ?)
       AND id NOT IN (SELECT MAX(id) FROM _stream_records GROUP BY table_name)`,
  );
  while (drop.run(Math.floor(before.getTime() / 1000)).changes > 0);
}
