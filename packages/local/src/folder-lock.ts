import { DatabaseSync } from "node:sqlite";

/**
 * Takes a file for this process alone, until it lets go or ends in any way, kill -9 included.
 * Node has no file locks of its own; SQLite's are the operating system's.
 * @returns a function that lets go, or undefined when another process holds the file
 */
export function tryLock(path: string): (() => void) | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return () => database.close();
  } catch (error) {
    database.close();
    const busy = 5;
    if (error instanceof Error && "errcode" in error && error.errcode === busy) return undefined;
    throw error;
  }
}
