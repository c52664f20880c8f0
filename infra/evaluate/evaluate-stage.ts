import { fork } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { StageSettings } from "../settings.ts";
import { platform, preparePlatform, root } from "./prepare-platform.ts";
import { writeSiteOutput } from "./site-output.ts";

export interface Resource {
  /** Pulumi's, for example "aws:dynamodb/table:Table". */
  type: string;
  name: string;
  /** What would be sent to AWS. */
  inputs: Record<string, unknown>;
  /** Left in the account when the stage is removed. */
  retainOnDelete: boolean;
  /** Inputs that a later deployment leaves as they are in the account. */
  ignoreChanges: string[];
  /** What is there already and is taken over instead of being made. */
  imports?: string;
}

export interface EvaluatedStage {
  app: { name: string; home: string; removal?: string; protect?: boolean };
  resources: Resource[];
  /** What run() returns: shown after a deployment. */
  outputs: Record<string, unknown>;
}

/**
 * Evaluates sst.config.ts by SST's own platform code, with nobody to talk to: every resource that a
 * deployment of the stage would create. In a process of its own, since SST and Pulumi keep state.
 * @param options.dev as `sst dev` sees the stage
 * @param options.site a folder with a real build of the site
 * @param options.settings in place of those in infra/stages.ts
 * @throws Error with what SST or our settings said
 */
export async function evaluateStage(
  stage: string,
  { dev = false, site, settings }: { dev?: boolean; site?: string; settings?: StageSettings } = {},
): Promise<EvaluatedStage> {
  const program = await oneProgram();
  const folder = await mkdtemp(join(tmpdir(), "dropify-stage-"));
  try {
    if (!site) await writeSiteOutput(folder);
    const chosen = settings ? [JSON.stringify(settings)] : [];
    return await runProgram(program, [stage, String(dev), site ?? folder, folder, ...chosen]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let made: Promise<string> | undefined;

/** What evaluates a stage, bundled once for this process. */
function oneProgram(): Promise<string> {
  made ??= bundleProgram();
  return made;
}

/** As SST does it: our code in one file beside the packages that come with the platform. */
async function bundleProgram(): Promise<string> {
  await preparePlatform();
  const { dependencies } = JSON.parse(await readFile(join(platform, "package.json"), "utf8"));
  const external = Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]);
  const outfile = join(platform, `evaluate-${process.pid}.mjs`);
  process.once("exit", () => rmSync(outfile, { force: true }));
  await build({
    entryPoints: [join(root, "infra/evaluate/stage-program.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    external,
    banner: {
      js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
    },
    logLevel: "error",
  });
  return outfile;
}

async function runProgram(program: string, args: string[]): Promise<EvaluatedStage> {
  const child = fork(program, args, { stdio: ["ignore", "pipe", "pipe", "ipc"], execArgv: [] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  let result: EvaluatedStage | undefined;
  child.on("message", (message: EvaluatedStage) => (result = message));
  const [code] = await once(child, "close");
  if (code !== 0 || !result) throw new Error(`The stage "${args[0]}" cannot be evaluated:\n${said}`);
  return result;
}
