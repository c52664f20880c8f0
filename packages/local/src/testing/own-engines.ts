import { onTestFinished } from "vitest";
import { type EngineOptions, type Engines, startEngines } from "../engines.ts";

/** Engines of this test alone, whatever engines the other tests share. */
export async function startOwnEngines(
  dataDir: string,
  options: Partial<EngineOptions> = {},
): Promise<Engines> {
  const engines = await startEngines({
    dataDir,
    ports: { dynamodb: 0, s3: 0 },
    origins: ["http://localhost:3000"],
    environment: {},
    report: () => undefined,
    ...options,
  });
  onTestFinished(() => engines.stop());
  return engines;
}
