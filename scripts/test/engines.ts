import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngines } from "@dropify/local/engines";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    engineEnv: Record<string, string>;
  }
}

const GiB = 1024 ** 3;
const inMemory = "/dev/shm";

/** One set of real engines for all tests of a run, on data of their own: each test makes users of its own. */
export default async function startTestEngines(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(placeForData(), "dropify-test-"));
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

/** The object store syncs whatever it takes, for which a disk takes longer than all else. What ends with the run needs none. */
function placeForData(): string {
  if (!existsSync(inMemory)) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize >= 6 * GiB ? inMemory : tmpdir();
}
