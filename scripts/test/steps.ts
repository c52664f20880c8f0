import { join } from "node:path";
import { preparePlatform } from "../../infra/evaluate/prepare-platform.ts";
import { ensureBundle } from "../build.ts";
import { installChromium } from "./install-chromium.ts";
import { installClients } from "./install-clients.ts";
import { type Counts, readPlaywrightReport, readVitestReport } from "./reports.ts";
import { runProgram } from "./run-program.ts";

export interface StepContext {
  stopped: AbortSignal;
  /** For the runners' reports. */
  folder: string;
  /** Handed on to the runner: a path, `-t name`, … */
  args: string[];
}

export interface Step {
  name: string;
  title: string;
  /** Brings what the step needs and a fresh clone or machine lacks. Doing it again changes nothing. */
  prepare?: (stopped: AbortSignal) => Promise<void>;
  /** Whether all is well, and for test runners what they counted. */
  run(context: StepContext): Promise<{ ok: boolean; counts?: Counts }>;
}

export const steps: Step[] = [
  { name: "types", title: "Types", run: types },
  check("lint", "Lint", "oxlint", ["--type-aware", "--deny-warnings"]),
  check("format", "Format", "biome", ["check"]),
  check("unused", "Unused code and packages", "knip", []),
  { ...vitest("unit", "Units, and the API on real engines"), prepare: installClients },
  vitest("s3", "The contract of S3, on our store or on S3_ENDPOINT"),
  vitest("saga", "Crashes, faults and random histories"),
  { ...vitest("infra", "Infrastructure"), prepare: preparePlatform },
  { name: "build", title: "Production build, and its bundle for Lambda", run: build },
  { ...vitest("wire", "The built app, as other programs see it"), prepare: installClients },
  { name: "browser", title: "Journeys in a browser", prepare: installChromium, run: playwright },
];

/** The types of images and routes are Next's to write first. */
async function types({ stopped, args }: StepContext): Promise<{ ok: boolean }> {
  const written = await runProgram(stopped, "next", ["typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
  return { ok: written && (await runProgram(stopped, "tsc", ["--noEmit", ...args])) };
}

function check(name: string, title: string, program: string, args: string[]): Step {
  return {
    name,
    title,
    run: async (context) => ({ ok: await runProgram(context.stopped, program, [...args, ...context.args]) }),
  };
}

function vitest(name: string, title: string): Step {
  return {
    name,
    title,
    run: async ({ stopped, folder, args }) => {
      const report = join(folder, `${name}.json`);
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
      const ok = await runProgram(stopped, "vitest", ["run", "--project", name, ...reporters, ...args]);
      return { ok, counts: readVitestReport(report) };
    },
  };
}

async function build({ stopped }: StepContext): Promise<{ ok: boolean }> {
  await ensureBundle(stopped);
  return { ok: true };
}

async function playwright({ stopped, folder, args }: StepContext) {
  const report = join(folder, "browser.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const ok = await runProgram(stopped, "playwright", ["test", "--reporter=list,json", ...args], env);
  return { ok, counts: readPlaywrightReport(report) };
}
