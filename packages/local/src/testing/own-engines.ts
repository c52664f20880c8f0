import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished, vi } from "vitest";
import { type EngineOptions, type Engines, startEngines } from "../engines.ts";

const quiet = {
  ports: { dynamodb: 0, s3: 0 },
  origins: ["http://localhost:3000"],
  environment: {},
  report: () => undefined,
};

/** Engines of this test alone, whatever engines the other tests share. */
export async function startOwnEngines(
  dataDir: string,
  options: Partial<EngineOptions> = {},
): Promise<Engines> {
  const engines = await startEngines({ dataDir, ...quiet, ...options });
  onTestFinished(() => engines.stop());
  return engines;
}

/** Engines of this test file alone. What it imports after this is on them; what is tested after it is not. */
export async function useOwnEngines(): Promise<Engines> {
  const dataDir = mkdtempSync(join(tmpdir(), "dropify-own-engines-"));
  const engines = await startEngines({ dataDir, ...quiet });
  const before = Object.keys(engines.env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, engines.env);
  // Starting them has read the environment as it was.
  vi.resetModules();
  afterAll(async () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    vi.resetModules();
    await engines.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return engines;
}
