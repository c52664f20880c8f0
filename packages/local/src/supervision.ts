import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

export interface ManagedProcess {
  /** As people read it: "object store". */
  name: string;
  start(): ChildProcess;
  /** Settles once the started process answers; may go on for ever when it does not. */
  whenReady(child: ChildProcess, signal: AbortSignal): Promise<void>;
}

export interface Supervision {
  name: string;
  /** Rejects when the process ends before it is first ready. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

interface Events {
  onStart(child: ChildProcess): void;
  onRestart(reason: string): void;
}

const firstDelayMs = 100;
const longestDelayMs = 5_000;
/** A process that lived this long had started well, so its next death is not held against it. */
const settledAfterMs = 10_000;
const graceMs = 8_000;

/** Keeps one process running: when it dies after having been ready, it is started again, ever more slowly. */
export function superviseProcess(managed: ManagedProcess, events: Events): Supervision {
  const stopping = new AbortController();
  const first = Promise.withResolvers<void>();
  let child: ChildProcess | undefined;

  async function runOnce(): Promise<string> {
    child = managed.start();
    const exited = new AbortController();
    const ended = whenEnded(child);
    events.onStart(child);
    managed.whenReady(child, exited.signal).then(first.resolve, first.reject);
    const reason = await ended;
    first.reject(new Error(`The ${managed.name} did not start (${reason}).`));
    exited.abort();
    return reason;
  }

  async function keepRunning(): Promise<void> {
    let delay = firstDelayMs;
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      const reason = await runOnce();
      await first.promise;
      if (stopping.signal.aborted) return;
      events.onRestart(reason);
      if (Date.now() - startedAt > settledAfterMs) delay = firstDelayMs;
      await pause(delay, stopping.signal);
      delay = Math.min(delay * 2, longestDelayMs);
    }
  }

  // A first start that fails is told through `ready`; there is nothing to keep running then.
  const finished = keepRunning().catch(() => undefined);
  return {
    name: managed.name,
    ready: first.promise,
    stop: async () => {
      stopping.abort();
      if (child) await endChild(child);
      await finished;
    },
  };
}

async function whenEnded(child: ChildProcess): Promise<string> {
  try {
    await once(child, "exit");
    return child.signalCode ? `signal ${child.signalCode}` : `exit code ${child.exitCode}`;
  } catch (error) {
    // `once` rejects on "error": the program could not be run at all.
    return error instanceof Error ? error.message : String(error);
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  const impatience = setTimeout(() => child.kill("SIGKILL"), graceMs);
  child.kill("SIGTERM");
  await exited;
  clearTimeout(impatience);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}
