import { join } from "node:path";
import { parseEnv } from "@dropify/core/env";
import { openDataFolder } from "./data-folder.ts";
import { dynamodbEngine } from "./dynamodb-engine.ts";
import { type EngineAccess, engineAccess, engineVariables } from "./engine-access.ts";
import { chooseEnginePorts, chooseOtherPorts, type EnginePorts } from "./engine-ports.ts";
import { objectStoreEngine } from "./object-store-engine.ts";
import { ProcessGroup } from "./process-group.ts";
import { provision } from "./provision.ts";

export interface EngineOptions {
  /** Taken for this process alone. */
  dataDir: string;
  /** Wanted ports, 0 for any; another free one is chosen for one that is taken. Default 8000 and 9000. */
  ports?: EnginePorts;
  /** Browsers on other machines may call the object store, whose requests are all signed. Default: this machine's. */
  reachableFromOutside?: boolean;
  /** The app's own, as browsers name them (`http://localhost:3000`): they may call the object store. */
  origins: string[];
  /** Default: this process's own. */
  environment?: Record<string, string | undefined>;
  /** What is told to people while the engines run. */
  report: (line: string) => void;
}

export interface Engines extends EngineAccess {
  /** Every variable that a process of the app needs to reach the engines. */
  env: Record<string, string>;
  /** For more processes that live and end with the engines. */
  processes: ProcessGroup;
  /** Ends them all and lets go of the folder. Doing it again changes nothing. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded engines and makes the tables and the bucket. An engine whose endpoint the environment
 * names (DYNAMODB_ENDPOINT, S3_ENDPOINT) is used and not started.
 * @throws FolderInUse when another process holds the folder, Error when an engine is missing or does not start
 */
export async function startEngines(options: EngineOptions): Promise<Engines> {
  const { environment = process.env } = options;
  const env = parseEnv(environment);
  const folder = await openDataFolder(options.dataDir);
  const processes = new ProcessGroup(folder.processes, options.report);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= processes.stop().then(folder.close);
    return stopped;
  };
  async function startOn(chosen: EnginePorts): Promise<EngineAccess> {
    const access = engineAccess(environment, chosen, folder.secrets);
    const host = options.reachableFromOutside ? "0.0.0.0" : "127.0.0.1";
    const store = { folder: join(folder.path, "objects"), host, port: chosen.s3 };
    const managed = [
      ...(env.DYNAMODB_ENDPOINT ? [] : [dynamodbEngine(chosen.dynamodb, join(folder.path, "dynamodb"))]),
      ...(env.S3_ENDPOINT ? [] : [objectStoreEngine(store, access.s3)]),
    ];
    const outcomes = await Promise.allSettled(managed.map((engine) => processes.add(engine)));
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed) throw failed.reason;
    return access;
  }
  try {
    // Between the look for a free port and its use another program may take it: then others are looked for.
    const access = await startOn(await chooseEnginePorts(folder.path, options.ports)).catch(async () => {
      await processes.stop();
      return startOn(await chooseOtherPorts(folder.path));
    });
    await provision(env, access, options.origins);
    return { ...access, env: engineVariables(env, access, folder.secrets), processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
