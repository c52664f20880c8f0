import { join } from "node:path";
import { parseEnv } from "@dropify/core/env";
import { openDataFolder } from "./data-folder.ts";
import { dynamodbEngine } from "./dynamodb-engine.ts";
import { type EngineAccess, engineAccess, engineVariables } from "./engine-access.ts";
import { chooseEnginePorts, type EnginePorts } from "./engine-ports.ts";
import { objectStoreEngine } from "./object-store-engine.ts";
import { ProcessGroup } from "./process-group.ts";
import { provision } from "./provision.ts";

export interface EngineOptions {
  /** Taken for this process alone. */
  dataDir: string;
  /** Wanted ports, 0 for any; another free one is chosen for one that is taken. Default 8000 and 9000. */
  ports?: EnginePorts;
  /** The app's own, as browsers name them (`http://localhost:3000`): they may call the object store. */
  origins: string[];
  /** What is told to people while the engines run. */
  report: (line: string) => void;
}

export interface Engines extends EngineAccess {
  /** Every variable that a process of the app needs to reach the engines. */
  env: Record<string, string>;
  /** For more processes that live and end with the engines. */
  processes: ProcessGroup;
  stop(): Promise<void>;
}

/**
 * Starts the embedded engines and makes the tables and the bucket. An engine whose endpoint the environment
 * names (DYNAMODB_ENDPOINT, S3_ENDPOINT) is used and not started.
 * @throws Error when the folder is in use, or when an engine is missing or does not start
 */
export async function startEngines({ dataDir, ports, origins, report }: EngineOptions): Promise<Engines> {
  const env = parseEnv(process.env);
  const folder = await openDataFolder(dataDir);
  const processes = new ProcessGroup(folder.processes, report);
  const stop = async () => {
    await processes.stop();
    folder.close();
  };
  try {
    const chosen = await chooseEnginePorts(folder.path, ports);
    const access = engineAccess(env, chosen, folder.secrets);
    const managed = [
      ...(env.DYNAMODB_ENDPOINT ? [] : [dynamodbEngine(chosen.dynamodb, join(folder.path, "dynamodb"))]),
      ...(env.S3_ENDPOINT ? [] : [objectStoreEngine(chosen.s3, join(folder.path, "objects"), access.s3)]),
    ];
    await Promise.all(managed.map((engine) => processes.add(engine)));
    await provision(env, access, origins);
    return { ...access, env: engineVariables(env, access, folder.secrets), processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
