import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";

/** Replaces a small file at once: whoever reads it sees the old text or the new, never a part. */
export function writeAtomically(path: string, text: string): void {
  const temporary = `${path}.new`;
  const file = openSync(temporary, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}
