import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngines } from "@dropify/local/engines";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    engineEnv: Record<string, string>;
  }
}

/** One set of real engines for all tests of a run, on data of their own: each test makes users of its own. */
export default async function startTestEngines(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "dropify-test-"));
  const engines = await startEngines({
    dataDir,
    ports: { dynamodb: 0, s3: 0 },
    origins: ["http://localhost:3000"],
    report: (line) => console.error(line),
  });
  project.provide("engineEnv", engines.env);
  return async () => {
    await engines.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
