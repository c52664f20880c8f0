import { join, resolve } from "node:path";
import { parseEnv } from "@dropify/core/env";
import { engineAccess, engineVariables } from "./engine-access.ts";
import { readPorts } from "./engine-ports.ts";
import { loadSecrets } from "./secrets.ts";

/**
 * What a process beside the app needs to reach the engines that the app has started on a data folder.
 * @throws Error when none were ever started there
 */
export function knownEngines(dataDir: string, environment = process.env): Record<string, string> {
  const folder = resolve(dataDir);
  const ports = readPorts(folder);
  if (!ports) throw new Error(`No engines were ever started on ${folder}.`);
  const secrets = loadSecrets(join(folder, "secrets.json"));
  return engineVariables(parseEnv(environment), engineAccess(environment, ports, secrets), secrets);
}
