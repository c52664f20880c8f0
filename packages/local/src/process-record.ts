import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { identifyProcess, isRunning, type ProcessIdentity } from "./process-identity.ts";
import { writeAtomically } from "./write-atomically.ts";

const Entry = z.object({ name: z.string(), pid: z.number().int(), startedAt: z.string() });
const Entries = z.array(Entry);
type Entry = z.infer<typeof Entry>;

const graceMs = 5_000;

/** The processes that this app has started, kept in a file so that a next start can end what a killed one left. */
export class ProcessRecord {
  readonly #path: string;
  #entries: Entry[];

  constructor(path: string) {
    this.#path = path;
    this.#entries = readEntries(path);
  }

  find(name: string): Entry | undefined {
    return this.#entries.find((entry) => entry.name === name);
  }

  /** Replaces whatever was known under this name. A process that has already ended leaves no entry. */
  set(name: string, pid: number): void {
    const identity = identifyProcess(pid);
    const others = this.#entries.filter((entry) => entry.name !== name);
    this.#save(identity ? [...others, { name, ...identity }] : others);
  }

  delete(name: string): void {
    this.#save(this.#entries.filter((entry) => entry.name !== name));
  }

  /** Ends what an earlier run left behind. A process that merely got one of its pids is not touched. */
  async endAll(): Promise<void> {
    await Promise.all(this.#entries.filter((entry) => entry.pid !== process.pid).map(endProcess));
    this.#save([]);
  }

  #save(entries: Entry[]): void {
    this.#entries = entries;
    writeAtomically(this.#path, `${JSON.stringify(entries, null, 2)}\n`);
  }
}

async function endProcess(identity: ProcessIdentity): Promise<void> {
  const deadline = Date.now() + graceMs;
  signal(identity, "SIGTERM");
  while (isRunning(identity)) {
    if (Date.now() > deadline) signal(identity, "SIGKILL");
    await sleep(20);
  }
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  try {
    if (isRunning(identity)) process.kill(identity.pid, name);
  } catch (error) {
    // It may end in this very moment.
    if (isRunning(identity)) throw error;
  }
}

/** A file that is missing or damaged names no process: then nothing may be ended on its word. */
function readEntries(path: string): Entry[] {
  try {
    return Entries.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return [];
  }
}
