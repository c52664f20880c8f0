import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { tryLock } from "./folder-lock.ts";
import { ProcessRecord } from "./process-record.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";

/** The folder of one app: its items, its objects, its secrets, and the record of its processes. */
export interface DataFolder {
  path: string;
  secrets: Secrets;
  processes: ProcessRecord;
  close: () => void;
}

/** Another process holds the folder. */
export class FolderInUse extends Error {}

/** The entry of the process that started the others. */
const supervisor = "supervisor";

/**
 * Takes the folder for this process and ends what an earlier run left behind.
 * @throws FolderInUse naming the process that holds the folder, when one does
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const unlock = tryLock(join(path, "lock"));
  const processes = new ProcessRecord(join(path, "processes.json"));
  if (!unlock) {
    const pid = processes.find(supervisor)?.pid;
    const holder = pid === undefined ? "another process" : `process ${pid}`;
    throw new FolderInUse(
      `Dropify already runs on ${path} (${holder}). Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  try {
    await processes.endAll();
    processes.set(supervisor, process.pid);
    const secrets = loadSecrets(join(path, "secrets.json"));
    return { path, secrets, processes, close: () => closeFolder(processes, unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

function closeFolder(processes: ProcessRecord, unlock: () => void): void {
  processes.delete(supervisor);
  unlock();
}
