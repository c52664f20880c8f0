import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { findFreePort } from "@dropify/local/free-port";
import { knownEngines } from "@dropify/local/known-engines";
import { isRunning, type ProcessIdentity } from "@dropify/local/process-identity";
import { ProcessRecord } from "@dropify/local/process-record";

const serve = fileURLToPath(new URL("../scripts/serve.ts", import.meta.url));
const longestReport = 20_000;

export interface AppOptions {
  /** Default `open`: tests make as many accounts as they need. */
  signUp?: "first" | "open";
  /** `bundle`: as it is deployed to Lambda. Default `start`: as one machine runs it. */
  served?: "start" | "bundle";
  /** More settings, for example `{ SWEEP_EVERY: "1s" }`. */
  env?: Record<string, string>;
}

/** The app as it is built for production or bundled for Lambda, with engines and data of its own. */
export interface App {
  url: string;
  /** Its folder. */
  dataDir: string;
  /** Endpoints, keys and names for reaching its engines directly. */
  env: Record<string, string>;
  /** What it has said since it was started, the last of it at least. */
  said(): string;
  /** kill -9 of the app: the web server and what watches over it. Engines are left to fend for themselves. */
  killApp(): Promise<void>;
  /** kill -9 of one of its processes; all but the supervisor are started again by it. */
  kill(name: ProcessName): Promise<void>;
  /** Of one of its processes as it runs now. */
  pid(name: ProcessName): number;
  /** Starts it again on the same ports and data, after ending it in good order if it runs. */
  restart(): Promise<void>;
  /** Ends it in good order. Doing it again changes nothing. @returns its exit code, null after a kill */
  stop(): Promise<number | null>;
}

export type ProcessName = "supervisor" | "DynamoDB engine" | "object store" | "web server";

export async function startApp(options: AppOptions = {}): Promise<App> {
  const { signUp = "open", served = "start", env = {} } = options;
  const dataDir = mkdtempSync(join(tmpdir(), "dropify-app-"));
  const port = await findFreePort([]);
  const settings = { ...env, PORT: String(port), DATA_DIR: dataDir, SIGN_UP: signUp };
  let supervisor = await launch(served, settings);

  async function end(): Promise<number | null> {
    const { child } = supervisor;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await exited;
    return child.exitCode;
  }
  async function tidyUp(): Promise<number | null> {
    const code = await end();
    // After a kill something may be left.
    await new ProcessRecord(join(dataDir, "processes.json")).endAll();
    rmSync(dataDir, { recursive: true, force: true });
    return code;
  }
  let stopped: Promise<number | null> | undefined;
  return {
    url: `http://localhost:${port}`,
    dataDir,
    env: knownEngines(dataDir),
    said: () => supervisor.said(),
    // At once: each of the two ends or starts the other when it is killed alone.
    killApp: () => kill(dataDir, "supervisor", "web server"),
    kill: (name) => kill(dataDir, name),
    pid: (name) => findProcess(dataDir, name).pid,
    restart: async () => {
      await end();
      supervisor = await launch(served, settings);
    },
    stop: () => {
      stopped ??= tidyUp();
      return stopped;
    },
  };
}

interface Launched {
  child: ChildProcess;
  said(): string;
}

/** @throws Error with what the app said when it does not come up */
async function launch(served: string, settings: Record<string, string>): Promise<Launched> {
  const child = spawn(process.execPath, [serve, served, "--free-ports"], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, ...settings },
  });
  let said = "";
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-longestReport);
      if (said.includes("Dropify runs at")) resolve();
    });
  }
  child.once("exit", (code) => reject(new Error(`The app ended with code ${code}:\n${said}`)));
  await promise;
  return { child, said: () => said };
}

function findProcess(dataDir: string, name: ProcessName): ProcessIdentity {
  const entry = new ProcessRecord(join(dataDir, "processes.json")).find(name);
  if (!entry || !isRunning(entry)) throw new Error(`No ${name} runs on ${dataDir}.`);
  return entry;
}

async function kill(dataDir: string, ...names: ProcessName[]): Promise<void> {
  const entries = names.map((name) => findProcess(dataDir, name));
  for (const { pid } of entries) process.kill(pid, "SIGKILL");
  for (const entry of entries) while (isRunning(entry)) await sleep(5);
}
